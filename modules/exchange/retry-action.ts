import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { MESSAGE, REFUSED, TAKE_JOB } from './exchange.ts';
import { exchangeIssue } from './exchange-issue.ts';
import { interfaceNamed } from './interface-named.ts';

/** Messages of one write. */
const PAGE = 500;

/** Tries a refused row once more, with corrections; or all refused rows of an interface as they are. */
export const retryAction: Action = {
  label: { de: 'Abgewiesene Zeilen noch einmal versuchen', en: 'Try refused rows again' },
  input: {
    type: 'object',
    additionalProperties: false,
    properties: {
      message: { type: 'string', format: 'uuid', description: 'One refused row' },
      row: {
        type: 'object',
        additionalProperties: { type: 'string', maxLength: 100_000 },
        description: 'By column what it should have said; others stay as they were delivered',
      },
      interface: {
        type: 'string',
        maxLength: 48,
        description: 'All refused rows of the interface of this technical name',
      },
    },
    oneOf: [{ required: ['message'] }, { required: ['interface'], not: { required: ['row'] } }],
  },
  run: async ({ message, row, interface: name }, context) =>
    message === undefined
      ? retryAll(String(name), context)
      : retryOne(String(message), (row ?? {}) as Readonly<Record<string, string>>, context),
};

/** Says that refused rows are not wanted any more. */
export const dropAction: Action = {
  label: { de: 'Abgewiesene Zeile verwerfen', en: 'Drop a refused row' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message'],
    properties: { message: { type: 'string', format: 'uuid' } },
  },
  run: async ({ message }, context) => {
    const { id, version, ...found } = await refusedOne(String(message), context);
    await context.write([{ action: 'update', entity: MESSAGE, id, version, values: { wanted: 'drop' } }]);
    await context.startJob(TAKE_JOB, String(found['interface']));
    return { rows: 1 };
  },
};

async function refusedOne(id: string, context: ModuleContext) {
  const { items } = await context.list(MESSAGE, { filter: { id }, limit: 1 });
  const [found] = items;
  if (!found) throw new ActionRefused([exchangeIssue('message', 'exchange.unknown-message')]);
  if (found['state'] !== 'refused' || found['wanted'] !== null)
    throw new ActionRefused([exchangeIssue('message', 'exchange.not-refused')]);
  return found;
}

async function retryOne(
  id: string,
  corrections: Readonly<Record<string, string>>,
  context: ModuleContext,
): Promise<unknown> {
  const found = await refusedOne(id, context);
  const definition = context.interfaces[String(found['interface'])];
  const columns = new Set<string>(definition?.columns.map((one) => one.id));
  const unknown = Object.keys(corrections).filter((column) => !columns.has(column));
  if (unknown.length > 0)
    throw new ActionRefused(
      unknown.map((column) => exchangeIssue(`row.${column}`, 'exchange.unknown-column', { column })),
    );
  const values = { wanted: 'again', correction: corrections };
  await context.write([{ action: 'update', entity: MESSAGE, id, version: found.version, values }]);
  await context.startJob(TAKE_JOB, String(found['interface']));
  return { rows: 1 };
}

async function retryAll(name: string, context: ModuleContext): Promise<unknown> {
  const definition = interfaceNamed(name, context);
  let rows = 0;
  for (;;) {
    const { items } = await context.list(MESSAGE, {
      filter: { interface: definition.id, ...REFUSED },
      fields: ['id', 'version'],
      sort: ['createdAt', 'id'],
      limit: PAGE,
    });
    if (items.length === 0) break;
    await context.write(
      items.map(
        ({ id, version }): RecordCommand => ({
          action: 'update',
          entity: MESSAGE,
          id,
          version,
          values: { wanted: 'again' },
        }),
      ),
    );
    rows += items.length;
  }
  if (rows > 0) await context.startJob(TAKE_JOB, definition.id);
  return { rows };
}
