import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { MAIL } from './connection.ts';
import { targetsOf } from './filing-settings.ts';
import { ownAddresses, RULE } from './find-filing.ts';
import { also } from './find-targets.ts';
import { partnersOf } from './mail-addresses.ts';
import { mailIssue } from './mail-issue.ts';

type Row = Readonly<Record<string, unknown>>;

/** Messages of a thread that follow the one that is filed. */
const MOST = 200;
const FIELDS = ['id', 'mailbox', 'thread', 'fromAddress', 'recipients', 'copies'];

/**
 * Says where a message belongs, with its whole thread: what comes later in the thread follows. `remember` files what this address writes
 * from now on likewise, also when that is nowhere.
 */
export const fileAction: Action = {
  label: { de: 'E-Mail zuordnen', en: 'File an e-mail' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message', 'values'],
    properties: {
      message: { type: 'string', format: 'uuid' },
      values: {
        type: 'object',
        maxProperties: 10,
        additionalProperties: { type: ['string', 'null'], format: 'uuid' },
        description: 'Ids of records by the fields that the settings name; the others become empty',
      },
      remember: { const: 'address' },
    },
  },
  run: async ({ message: id, values, remember }, context) => {
    const { items } = await context.list(MAIL, { filter: { id }, fields: FIELDS, limit: 1 });
    const [message] = items;
    if (!message) throw new ActionRefused([mailIssue('message', 'mail.unknown-message')]);
    const filing = await completed(values as Row, context);
    const commands = [...(await threadOf(message, context))].map(
      (one): RecordCommand => ({ action: 'update', entity: MAIL, id: one, values: filing }),
    );
    if (remember) commands.push(await ruleCommand(message, filing, context));
    await context.write(commands);
    return { count: commands.length };
  },
};

/** All fields of targets: what was said, what follows from it, and nothing for the others. */
async function completed(values: Row, context: ModuleContext): Promise<Row> {
  const targets = targetsOf(context);
  const known = new Set(targets.map(({ field }) => field));
  const unknown = Object.keys(values).filter((field) => !known.has(field));
  if (unknown.length > 0)
    throw new ActionRefused(unknown.map((field) => mailIssue(`values.${field}`, 'mail.unknown-target', { field })));
  let implied: Row = {};
  for (const target of targets) {
    const id = values[target.field];
    const from = (target.to.also ?? []).map((one) => one.from);
    if (!id || from.length === 0) continue;
    const { items } = await context.list(target.to.entity, { filter: { id }, fields: ['id', ...from], limit: 1 });
    if (items[0]) implied = { ...also(target, items[0]), ...implied };
  }
  return Object.fromEntries(targets.map(({ field }) => [field, values[field] ?? implied[field] ?? null]));
}

async function threadOf(message: Row, context: ModuleContext): Promise<ReadonlySet<string>> {
  const { id, mailbox, thread } = message;
  if (!thread) return new Set([String(id)]);
  const { items } = await context.list(MAIL, { filter: { mailbox, thread }, fields: ['id'], limit: MOST });
  return new Set([String(id), ...items.map((one) => one.id)]);
}

async function ruleCommand(message: Row, filing: Row, context: ModuleContext): Promise<RecordCommand> {
  const [value] = partnersOf(message, await ownAddresses(context));
  if (value === undefined) throw new ActionRefused([mailIssue('remember', 'mail.no-partner')]);
  const { mailbox } = message;
  const filter = { mailbox, kind: 'address', value };
  const { items } = await context.list(RULE, { filter, fields: ['id'], limit: 1 });
  if (items[0]) return { action: 'update', entity: RULE, id: items[0].id, values: filing };
  return { action: 'create', entity: RULE, values: { mailbox, kind: 'address', value, ...filing } };
}
