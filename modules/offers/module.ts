import type { Module } from '@leitwerk/platform/module/module';
import { addSet, choicesRoute } from './add-set.ts';
import { itemsStay } from './items-stay.ts';
import { sendWhatIsWhole } from './send-what-is-whole.ts';

/** Offers of several delivery points in up to as many variants as the application has; what was sent stays as it is. */
export const module: Module = {
  name: 'offers',
  actions: { addSet },
  rules: [itemsStay, sendWhatIsWhole],
  routes: [choicesRoute],
};
