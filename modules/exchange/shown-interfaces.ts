import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY, MESSAGE, REFUSED } from './exchange.ts';
import type { InterfaceState } from './pick-up/interface-state.ts';
import { nextTime, readStates, STATE } from './pick-up/interface-state.ts';
import { sourceOf, sourcesThere } from './pick-up/sources.ts';

type Row = Readonly<Record<string, unknown>>;

/** Refused rows that are counted of one interface. */
export const MOST_SHOWN = 100;
/** Looked at for all interfaces at once; whose are not among them is asked for by itself. */
const AT_ONCE = 500;

/** The interfaces as people see them who deliver to them, each with where it stands, as far as the actor may know. */
export async function shownInterfaces(context: ModuleContext): Promise<readonly Row[]> {
  if (!context.entity(DELIVERY)) return [];
  const definitions = Object.values(context.interfaces);
  const last = await lastDeliveries(definitions, context);
  const refused = context.entity(MESSAGE) ? await refusedRows(definitions, context) : null;
  const states = context.entity(STATE)
    ? await readStates(
        definitions.map(({ id }) => id),
        context,
      )
    : null;
  const sources = await sourcesThere(context);
  return definitions.map((definition) => {
    const { id, name, label, help, columns, steps, format } = definition;
    const state = states?.get(id);
    return {
      id,
      name,
      label,
      help: help ?? null,
      side: format.side?.type ?? null,
      columns: columns.map((column) => ({
        id: column.id,
        label: column.label ?? { de: column.id, en: column.id },
        required: column.required === true,
      })),
      writes: [...new Set(steps.filter((step) => step.do !== 'find').map((step) => step.entity))],
      last: last.get(id) ?? null,
      problems: wordsOf(last.get(id)?.['issues'], context),
      refused: refused?.get(id) ?? 0,
      pickUp: states && shownPickUp(definition, state, sources),
      state: state?.row ?? null,
      pickUpProblems: wordsOf(state?.row['problem'], context),
    };
  });
}

const wordsOf = (issues: unknown, context: ModuleContext): readonly string[] =>
  context.wordsOf(Array.isArray(issues) ? (issues as readonly Issue[]) : []);

function shownPickUp(
  definition: InterfaceDefinition,
  state: InterfaceState | undefined,
  sources: ReadonlySet<string> | null,
): Row | null {
  const { pickUp } = definition;
  if (!pickUp) return null;
  const source = sourceOf(pickUp);
  // Of a team's mailbox others do not know; that it has been looked into they may.
  const wasThere = pickUp.mail !== undefined && (state?.triedAt ?? null) !== null;
  const isThere = sources === null || sources.has(source) || wasThere;
  return {
    source,
    isMailbox: pickUp.mail !== undefined,
    isThere,
    next: isThere ? (nextTime(pickUp.schedule, state, new Date())?.toISOString() ?? null) : null,
  };
}

/** By interface the delivery that came last. */
async function lastDeliveries(
  definitions: readonly InterfaceDefinition[],
  { list }: ModuleContext,
): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  const { items, next } = await list(DELIVERY, { sort: ['-createdAt'], limit: AT_ONCE });
  for (const one of items) if (!found.has(String(one['interface']))) found.set(String(one['interface']), one);
  if (next === null) return found;
  for (const { id } of definitions.filter((one) => !found.has(one.id))) {
    const [one] = (await list(DELIVERY, { filter: { interface: id }, sort: ['-createdAt'], limit: 1 })).items;
    if (one) found.set(id, one);
  }
  return found;
}

/** By interface how many rows wait for a decision, some hundred at most. */
async function refusedRows(
  definitions: readonly InterfaceDefinition[],
  { list }: ModuleContext,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const { items, next } = await list(MESSAGE, { filter: REFUSED, fields: ['interface'], limit: AT_ONCE });
  for (const one of items) counts.set(String(one['interface']), (counts.get(String(one['interface'])) ?? 0) + 1);
  if (next !== null)
    for (const { id } of definitions)
      counts.set(
        id,
        (await list(MESSAGE, { filter: { interface: id, ...REFUSED }, fields: ['id'], limit: MOST_SHOWN })).items
          .length,
      );
  return new Map([...counts].map(([id, count]) => [id, Math.min(count, MOST_SHOWN)]));
}
