import type { ModuleRequest, ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY, TAKE_JOB } from '../exchange.ts';
import { exchangeIssue } from '../exchange-issue.ts';
import { CONNECTION } from '../pick-up/connection.ts';
import { readConnection } from '../pick-up/open-place.ts';
import { verifiedMark } from './verify-signature.ts';

/** Senders to one interface at most. */
const MOST_SENDERS = 5;
const MOST_ROWS = 1000;

/**
 * Takes what another system sends by itself, without a sign-in: the signature over the body says who it is. What is not signed rightly
 * learns nothing, not even whether there is such an interface.
 */
export const webhookRoute: ModuleRoute = {
  method: 'POST',
  path: '/api/exchange/{interface}/webhook',
  summary:
    'Delivers signed rows to an interface without a sign-in; the same delivery again is answered and not taken again',
  signed: true,
  body: { type: ['object', 'array'], description: 'A row, a list of rows, or {"rows": […]}' },
  answer: {
    type: 'object',
    required: ['id', 'repeated'],
    properties: {
      id: { type: 'string', description: 'Of the delivery' },
      repeated: { type: 'boolean', description: 'Whether it had come before' },
    },
  },
  status: 202,
  handle: async (request, context) => {
    const sender = await senderOf(request, context);
    if (!sender) throw new ActionRefused([exchangeIssue('', 'exchange.signature')], 401);
    const known = await deliveryMarked(sender.mark, context);
    if (known) return { id: known, repeated: true };
    const rows = rowsOf(request.body);
    const name = request.params['interface'] ?? '';
    const stored = await context.storeFile(`${name}.jsonl`, linesOf(rows));
    try {
      const [delivery] = await context.write([
        {
          action: 'create',
          entity: DELIVERY,
          values: {
            name: sender.name,
            interface: sender.interface,
            source: 'webhook',
            mark: sender.mark,
            file: { id: stored.id },
          },
        },
      ]);
      await context.startJob(TAKE_JOB, sender.interface);
      return { id: delivery?.id, repeated: false };
    } catch (error) {
      // The same one came twice at once: the other one was first.
      const first = await deliveryMarked(sender.mark, context);
      if (first) return { id: first, repeated: true };
      throw error;
    }
  },
};

type Sender = { readonly name: string; readonly interface: string; readonly mark: string };

/** Who has signed a request, among the connections of its interface. */
async function senderOf({ params, raw, headers }: ModuleRequest, context: ModuleContext): Promise<Sender | null> {
  const definition = Object.values(context.interfaces).find((one) => one.name === params['interface']);
  if (!definition || !raw) return null;
  const { items } = await context.list(CONNECTION, {
    filter: { kind: 'webhook', address: definition.name },
    fields: ['name'],
    sort: ['id'],
    limit: MOST_SENDERS,
  });
  for (const one of items) {
    const connection = await readConnection(one.id, context).catch(() => null);
    if (connection?.kind !== 'webhook') continue;
    const mark = verifiedMark(connection, raw, headers ?? {}, Date.now());
    if (mark !== null) return { name: String(one['name']), interface: definition.id, mark: `${one.id}:${mark}` };
  }
  return null;
}

async function deliveryMarked(mark: string, { list }: ModuleContext): Promise<string | null> {
  const { items } = await list(DELIVERY, { filter: { mark }, fields: ['id'], limit: 1 });
  return items[0]?.id ?? null;
}

/** A list, the list `rows` of an object that says nothing else, or one row. */
function rowsOf(body: unknown): readonly object[] {
  const { rows } = body as { readonly rows?: unknown };
  const list = Array.isArray(body)
    ? body
    : Array.isArray(rows) && Object.keys(body as object).length === 1
      ? rows
      : [body];
  const isRight =
    list.length > 0 && list.length <= MOST_ROWS && list.every((one) => typeof one === 'object' && one !== null);
  if (!isRight) throw new ActionRefused([exchangeIssue('rows', 'exchange.rows', { most: MOST_ROWS })]);
  return list as readonly object[];
}

async function* linesOf(rows: readonly object[]): AsyncGenerator<Buffer> {
  for (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
}
