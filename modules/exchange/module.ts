import type { Module } from '@leitwerk/platform/module/module';
import { deliverAction } from './deliver-action.ts';
import { dropAction, retryAction } from './retry-action.ts';
import { routes } from './routes.ts';
import { decidedWhenRefused, deliveryStays } from './stays-rules.ts';
import { lookJob, takeJob } from './take-job.ts';

/** What other systems deliver, made into records by the interfaces of the configuration. */
export const module: Module = {
  name: 'exchange',
  actions: { deliver: deliverAction, retry: retryAction, drop: dropAction },
  rules: [deliveryStays, decidedWhenRefused],
  routes,
  jobs: { look: lookJob, take: takeJob },
};
