import { lazy } from 'react';
import type { WidgetSet } from '../controls/widget-context.tsx';
import { displays } from './displays.ts';

/** Shows every field type at once; what enters them, with all that it needs to check what is typed, comes with the first form. */
export const widgets: WidgetSet = {
  displays,
  Input: lazy(async () => ({ default: (await import('./any-input.tsx')).AnyInput })),
};
