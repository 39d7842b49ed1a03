import type { Action } from '@leitwerk/platform/module/module';
import { ENTRY } from '../entry.ts';

/** Looks at all records again that the caller may read; what entries fit stands in the run's report. */
export const recheck: Action = {
  label: { de: 'Gegen die Sperrliste prüfen', en: 'Check against the blacklist' },
  input: { type: 'object', additionalProperties: false },
  run: (_input, context) => context.startRun({ kind: 'blacklist.recheck', entity: ENTRY, input: {} }),
};
