import { isDay } from '@leitwerk/metadata/shown-types/clock';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { readRecords } from '../read-records.ts';
import type { RecalculationSettings } from '../settings.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';

/** Name of the action, as roles have it. */
export const RECALCULATE = 'tariff.recalculateContracts';

/** What a run of recalculations is begun with. */
export type RecalculationInput = {
  /** Of the record that holds the result. */
  readonly result: string;
  readonly keyDate: string;
  /** Of a price sheet, a draft too; absent: what is published for the key date. */
  readonly priceSheet?: string;
  readonly ids?: readonly string[];
  readonly filter?: object;
  readonly search?: string;
};

/** The settings; refuses where an application recalculates nothing. */
export function recalculationSettings(settings: Parameters<typeof tariffSettings>[0]): RecalculationSettings {
  const { recalculations } = tariffSettings(settings);
  if (!recalculations) throw new ActionRefused([tariffIssue('', 'tariff.no-recalculations')]);
  return recalculations;
}

/**
 * Begins to recalculate contracts, chosen ones or all that filter and search find: what each costs in a year from the key date on, by
 * its price sheet and by the new one. Contracts are not changed. @returns the run, and the record that holds the result
 */
export const recalculateContracts: Action = {
  label: { de: 'Verträge neu berechnen', en: 'Recalculate contracts' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'keyDate'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 120 },
      keyDate: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'First day of the new prices' },
      priceSheet: { type: 'string', format: 'uuid', description: 'Price sheet that all get, a draft too' },
      ids: { type: 'array', minItems: 1, maxItems: 5000, items: { type: 'string', format: 'uuid' } },
      filter: { type: 'object' },
      search: { type: 'string', maxLength: 200 },
    },
  },
  run: async (input, context) => {
    const { name, ...rest } = input as Omit<RecalculationInput, 'result'> & { readonly name: string };
    const { contracts, result } = recalculationSettings(context.settings('tariff'));
    if (!isDay(rest.keyDate)) throw new ActionRefused([tariffIssue('keyDate', 'tariff.date')]);
    if (rest.priceSheet !== undefined) {
      const { priceSheets } = tariffSettings(context.settings('tariff'));
      const [sheet] = await readRecords(context, priceSheets.entity, { id: rest.priceSheet });
      if (!sheet) throw new ActionRefused([tariffIssue('priceSheet', 'tariff.no-price-sheet')]);
    }
    const [record] = await context.write([
      {
        action: 'create',
        entity: result.entity,
        values: {
          [result.name]: name,
          [result.keyDate]: rest.keyDate,
          [result.priceSheet]: rest.priceSheet ?? null,
        },
      },
    ]);
    const id = record?.id ?? '';
    const run = await context.startRun({
      kind: 'tariff.recalculation',
      entity: contracts.entity,
      input: { ...rest, result: id } satisfies RecalculationInput,
      ...(rest.ids && { total: rest.ids.length }),
    });
    return { run: { id: run.id }, result: { entity: result.entity, id } };
  },
};
