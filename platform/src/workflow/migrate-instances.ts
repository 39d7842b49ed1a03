import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireMigration, WireMigrationStand } from '@leitwerk/metadata/wire/workflow';
import type { StateValue } from '@leitwerk/metadata/workflow/active-states';
import { activeStates, allStates, stateIds, valueOfPaths } from '@leitwerk/metadata/workflow/active-states';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable, Transaction } from '../storage/database.ts';
import { enterAnew } from './advance.ts';
import type { Workflow } from './compile-workflow.ts';
import { keepDefinition, workflowAt, workflowOf } from './compile-workflow.ts';
import { lockInstance } from './store-instances.ts';

/** By path of a state of the older definition, with dots: the path of a state of the live one. */
export type StateMapping = Readonly<Record<string, string>>;

/** Instances that are moved in one request; the caller asks again for the rest. */
const MOST = 500;

type Row = { readonly definition: string; readonly value: StateValue; readonly count: number };

/**
 * Where the processes under way stand that began with an older definition than the live one, how many there are, and where each
 * would stand in the live one.
 */
export async function planMigration(database: Queryable, id: string, context: Context): Promise<WireMigration> {
  const target = targetOf(id, context);
  const rows = await database.query<Row>(sql`
    select definition, value, count(*) as count from leitwerk.workflow_instance
    where workflow = ${id} and state in ('running', 'stopped') and definition <> ${target.checksum} and step > 0
    group by definition, value order by count(*) desc`);
  const stands = await Promise.all(
    rows.map(async ({ definition, value, count }): Promise<WireMigrationStand> => {
      const from = (await workflowAt(database, definition)).definition;
      const states = leavesOf(from, value);
      return {
        definition,
        states: states.map((path) => ({ path, label: labelOf(from, path) })),
        count,
        to: mapped(target, states, {}),
      };
    }),
  );
  const states = allStates(target.definition.machine)
    .filter(({ path, state }) => path.length > 0 && state.type !== 'history')
    .map(({ path, state }) => ({ path: path.join('.'), label: state.meta?.label ?? { de: '', en: '' } }));
  return { definition: target.checksum, stands, states };
}

/** Moves processes to the live definition, each in a transaction of its own. @returns how many were moved, and how many are left */
export async function migrateInstances(
  database: Database,
  id: string,
  mapping: StateMapping,
  context: Context,
): Promise<{ readonly moved: number; readonly left: number }> {
  const target = targetOf(id, context);
  const { stands, states } = await planMigration(database, id, context);
  const known = new Set(states.map(({ path }) => path));
  const wrong = Object.entries(mapping).filter(([, to]) => !known.has(to));
  if (wrong.length > 0)
    return refuse(422, 'record.invalid', {
      issues: wrong.map(([from, to]) => ({ path: from, code: 'workflow.unknown-state', params: { state: to } })),
    });
  const lost = stands.flatMap((stand) =>
    mapped(
      target,
      stand.states.map(({ path }) => path),
      mapping,
    ) === null
      ? stand.states
      : [],
  );
  if (lost.length > 0)
    return refuse(409, 'workflow.unmapped', {
      params: { states: [...new Set(lost.map(({ path }) => path))].join(', ') },
    });
  const found = await database.query<{ id: string }>(sql`
    select id from leitwerk.workflow_instance
    where workflow = ${id} and state in ('running', 'stopped') and definition <> ${target.checksum} and step > 0 order by id limit ${MOST}`);
  let moved = 0;
  for (const { id: instance } of found)
    if (await database.transaction((tx) => migrateOne(tx, instance, target, mapping, context))) moved += 1;
  const total = stands.reduce((sum, { count }) => sum + count, 0);
  return { moved, left: Math.max(0, total - moved) };
}

async function migrateOne(
  tx: Transaction,
  id: string,
  target: Workflow,
  mapping: StateMapping,
  context: Context,
): Promise<boolean> {
  const instance = await lockInstance(tx, id);
  if (!instance || (instance.state !== 'running' && instance.state !== 'stopped')) return false;
  if (instance.definition === target.checksum) return false;
  const from = (await workflowAt(tx, instance.definition)).definition;
  const value = mapped(target, leavesOf(from, instance.stand.value), mapping);
  // It has moved on since the plan was made.
  if (value === null) return false;
  await keepDefinition(tx, target);
  const cause = newId();
  await enterAnew(
    tx,
    { ...instance, definition: target.checksum },
    target,
    value,
    { event: 'migrate', cause },
    context,
  );
  return true;
}

function targetOf(id: string, { model }: Context): Workflow {
  const definition = Object.hasOwn(model.model.workflows, id) ? model.model.workflows[id] : undefined;
  return definition ? workflowOf(definition) : refuse(404, 'workflow.not-found');
}

/** Paths of the innermost states. */
const leavesOf = ({ machine }: WorkflowDefinition, value: StateValue): readonly string[] => {
  const paths = activeStates(machine, value).map(({ path }) => path.join('.'));
  return paths.filter((path) => path !== '' && !paths.some((other) => other.startsWith(`${path}.`)));
};

const labelOf = ({ machine }: WorkflowDefinition, path: string) =>
  allStates(machine).find((one) => one.path.join('.') === path)?.state.meta?.label ?? { de: path, en: path };

/** Where an instance stands in the live definition: by the mapping, or where the same state is there. Null when one has no place. */
function mapped({ definition }: Workflow, states: readonly string[], mapping: StateMapping): StateValue | null {
  const known = stateIds(definition.machine);
  const paths = states.map((path) => mapping[path] ?? path);
  return paths.every((path) => known.has(path)) ? valueOfPaths(definition.machine, paths) : null;
}
