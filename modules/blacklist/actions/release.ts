import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { RELEASE } from '../entry.ts';
import { findStops } from '../find-stops.ts';

/** Lets one record go in spite of one entry. Who did it, when and why is kept as a record of its own. */
export const release: Action = {
  label: { de: 'Von der Sperre freigeben', en: 'Release from the block' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['entity', 'id', 'entry', 'reason'],
    properties: {
      entity: { type: 'string', 'x-label': { de: 'Entität des Datensatzes', en: 'Entity of the record' } },
      id: { type: 'string', format: 'uuid', 'x-label': { de: 'Datensatz', en: 'Record' } },
      entry: {
        type: 'string',
        format: 'uuid',
        'x-label': { de: 'Eintrag der Sperrliste', en: 'Entry of the blacklist' },
      },
      reason: { type: 'string', minLength: 5, maxLength: 400, 'x-label': { de: 'Begründung', en: 'Reason' } },
    },
  },
  run: async (input, context) => {
    const [entity, id, entry] = [String(input['entity']), String(input['id']), String(input['entry'])];
    const stops = await findStops(entity, id, context);
    const stop = stops.find((one) => one.entry.id === entry && one.release === null);
    if (!stop) throw new ActionRefused([{ path: 'entry', code: 'rule.broken', params: { message: NO_STOP } }]);
    const values = { entry, target: entity, recordId: id, recordTitle: stop.recordTitle, reason: input['reason'] };
    const [made] = await context.write([{ action: 'create', entity: RELEASE, values }]);
    return made;
  },
};

const NO_STOP = {
  de: 'Dieser Eintrag hält den Datensatz nicht auf.',
  en: 'This entry does not hold the record.',
};
