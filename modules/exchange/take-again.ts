import type { CompiledInterface } from '@leitwerk/metadata/interface/compile-interface';
import type { RoleReach } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { DeliveredRow } from './delivered-row.ts';
import { DECIDED, DELIVERY, MESSAGE } from './exchange.ts';
import { messageValues } from './message-values.ts';
import type { RowState } from './take-rows.ts';
import { takeRows } from './take-rows.ts';

type Message = Readonly<Record<string, unknown>> & { readonly id: string };
type Cells = Readonly<Record<string, string>>;

const BATCH = 200;
/** Batches in one piece of work. */
const MOST_BATCHES = 20;

/** Does with refused rows what somebody has decided: drops them, or takes them once more, with what has been corrected in them. */
export async function takeAgain(found: CompiledInterface, context: ModuleContext, reach: RoleReach): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const filter = { interface: found.definition.id, ...DECIDED };
    const { items } = await context.list(MESSAGE, { filter, sort: ['createdAt', 'id'], limit: BATCH });
    if (items.length === 0) return;
    const dropped = items.filter((one) => one['wanted'] === 'drop');
    if (dropped.length > 0) await drop(dropped, context);
    else await again(items, found, context, reach);
  }
}

async function drop(messages: readonly Message[], context: ModuleContext): Promise<void> {
  const deliveries = await deliveriesOf(messages, context);
  const settled = messages.map((message) => ({ message, state: 'leftOut' as const }));
  await context.write([
    ...messages.map(({ id }) => settle(id, { state: 'dropped' })),
    ...recounted(settled, deliveries),
  ]);
}

async function again(
  messages: readonly Message[],
  found: CompiledInterface,
  context: ModuleContext,
  reach: RoleReach,
): Promise<void> {
  const deliveries = await deliveriesOf(messages, context);
  await takeRows(messages.map(rowOf), found, context, reach, (taken) => {
    const settled = taken.flatMap(({ state }, at) => {
      const message = messages[at];
      return message ? [{ message, state }] : [];
    });
    return [
      ...settled.map(({ message, state }, at) => {
        const { row: _as, ...values } = taken[at] ? messageValues(taken[at]) : { row: null };
        // What was delivered stays; a correction that was not enough stays to be gone on with.
        return settle(message.id, { ...values, state: state === 'leftOut' ? 'dropped' : state });
      }),
      ...recounted(settled, deliveries),
    ];
  });
}

const settle = (id: string, values: Readonly<Record<string, unknown>>): RecordCommand => ({
  action: 'update',
  entity: MESSAGE,
  id,
  values: { ...values, wanted: null },
});

/** What was delivered, with what has been corrected. */
const rowOf = ({ line, row, correction }: Message): DeliveredRow => ({
  line: Number(line),
  cells: { ...(row as Cells | null), ...(correction as Cells | null) },
});

async function deliveriesOf(
  messages: readonly Message[],
  context: ModuleContext,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const ids = [...new Set(messages.map((one) => String(one['delivery'])))];
  return (await context.list(DELIVERY, { filter: { id: { in: ids } }, limit: ids.length })).items;
}

/** Deliveries whose refused rows have become something else. */
function recounted(
  settled: readonly { readonly message: Message; readonly state: RowState }[],
  deliveries: readonly Readonly<Record<string, unknown>>[],
): readonly RecordCommand[] {
  return deliveries.flatMap((delivery): RecordCommand[] => {
    const own = settled.filter(({ message, state }) => state !== 'refused' && message['delivery'] === delivery['id']);
    if (own.length === 0) return [];
    const values: Record<string, unknown> = { refused: Number(delivery['refused']) - own.length };
    for (const { state } of own) values[state] = Number(values[state] ?? delivery[state]) + 1;
    const isDone = values['refused'] === 0 && delivery['state'] === 'partly';
    const id = String(delivery['id']);
    return [{ action: 'update', entity: DELIVERY, id, values: { ...values, ...(isDone && { state: 'done' }) } }];
  });
}
