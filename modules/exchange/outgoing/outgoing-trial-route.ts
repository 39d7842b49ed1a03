import { outgoingWithNames } from '@leitwerk/metadata/compile';
import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { OutgoingCells } from '@leitwerk/metadata/outgoing/compile-outgoing';
import { compileOutgoing } from '@leitwerk/metadata/outgoing/compile-outgoing';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { entityNames, mustEdit, mustHaveShape, readyOrRefused } from '../trial-route.ts';
import type { TriedRecord } from './try-records.ts';
import { tryRecords } from './try-records.ts';
import { fileOfRows } from './write-file.ts';

/** Records that are looked at, and rows of the file that is shown, at most. */
const MOST = 50;
const LONGEST_MS = 2000;

type Body = { readonly definition: unknown; readonly record?: string };

/** What another system would be told of the records that changed last, or of one: nothing of it stays. */
export const outgoingTrialRoute: ModuleRoute = {
  method: 'POST',
  path: '/api/exchange/outgoing-trial',
  summary: 'What another system would be told of records, with the rights of the asker; nothing is kept or sent',
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['definition'],
    properties: {
      definition: { type: 'object', description: 'The outgoing interface, live or worked on' },
      record: { type: 'string', format: 'uuid', description: `Of this one; the ${MOST} that changed last when absent` },
    },
  },
  answer: {
    type: 'object',
    properties: {
      counts: { type: 'object', description: 'How many records by what would become of them' },
      rows: { type: 'array', items: { type: 'object' } },
      text: { type: 'string', description: 'The file as it would be' },
    },
  },
  handle: async ({ body }, context) => {
    const { definition: document, record } = body as Body;
    mustEdit(context);
    mustHaveShape(document);
    const definition = outgoingWithNames(document as OutgoingDefinition, entityNames(context));
    const compiled = readyOrRefused(() => compileOutgoing(definition));
    const until = Date.now() + LONGEST_MS;
    const { records, isMeant } = await recordsToTry(definition, record, context);
    const rows = await tryRecords(records, { compiled, isMeant, until }, context);
    const shown = rows.filter(({ state, cells }) => cells !== null && (record !== undefined || state === 'fresh'));
    const counts = Object.fromEntries(
      [...Map.groupBy(rows, ({ state }) => state)].map(([state, all]) => [state, all.length]),
    );
    return { counts, rows, text: textOf(shown, definition) };
  },
};

const textOf = (rows: readonly TriedRecord[], definition: OutgoingDefinition): string =>
  rows.length === 0
    ? ''
    : fileOfRows(
        rows.map(({ cells }) => cells as OutgoingCells),
        definition,
      ).toString();

/** One that the filter leaves out is shown all the same, and said to be so. */
async function recordsToTry(
  { entity, filter }: OutgoingDefinition,
  record: string | undefined,
  { list }: ModuleContext,
) {
  if (record === undefined)
    return {
      records: (await list(entity, { ...(filter && { filter }), sort: ['-updatedAt'], limit: MOST })).items,
      isMeant: true,
    };
  const meant = await list(entity, { filter: { ...filter, id: record }, limit: 1 });
  if (meant.items.length > 0) return { records: meant.items, isMeant: true };
  return { records: (await list(entity, { filter: { id: record }, limit: 1 })).items, isMeant: false };
}
