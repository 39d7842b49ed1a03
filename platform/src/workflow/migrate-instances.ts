import type { WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireMigration, WireMigrationOutcome, WireMigrationStand } from '@leitwerk/metadata/wire/workflow';
import type { PlacedState, StateValue } from '@leitwerk/metadata/workflow/active-states';
import { activeStates, allStates, stateIds, valueOfPaths } from '@leitwerk/metadata/workflow/active-states';
import type { Sql } from 'sql-template-tag';
import sql from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import { newId } from '../new-id.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import { Refused, refuse } from '../refusal.ts';
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

/** Records of a stand that are named. */
const MOST_SAMPLES = 3;

type Row = {
  readonly definition: string;
  readonly value: StateValue;
  readonly count: number;
  readonly stopped: number;
  readonly first: Date;
  readonly last: Date;
  readonly samples: readonly string[];
};

/** Under way with an older definition than the live one. */
const former = (id: string, { checksum }: Workflow): Sql => sql`
  workflow = ${id} and state in ('running', 'stopped') and definition <> ${checksum} and step > 0`;

/**
 * Where the processes under way stand that began with an older definition than the live one, how many there are, and where each
 * would stand in the live one.
 */
export async function planMigration(database: Queryable, id: string, context: Context): Promise<WireMigration> {
  const target = targetOf(id, context);
  const { entity } = target.definition;
  const rows = await database.query<Row>(sql`
    select definition, value, count(*) as count, count(*) filter (where state = 'stopped') as stopped, min(started_at) as first,
      max(started_at) as last, (array_agg(record_id::text order by since desc))[1:${MOST_SAMPLES}] as samples
    from leitwerk.workflow_instance where ${former(id, target)} group by definition, value order by count(*) desc, definition`);
  const titles = await readTitlesOf(
    database,
    rows.flatMap(({ samples }) => samples.map((record): [string, string] => [entity, record])),
    context,
  );
  const stands = await Promise.all(
    rows.map(async ({ definition, value, count, stopped, first, last, samples }): Promise<WireMigrationStand> => {
      const from = (await workflowAt(database, definition)).definition;
      const states = leavesOf(from, value);
      return {
        definition,
        states: states.map((path) => ({ path, label: labelOf(from, path) })),
        count,
        stopped,
        firstStarted: first.toISOString(),
        lastStarted: last.toISOString(),
        samples: samples.flatMap((record) => referenceOf(titles, entity, record) ?? []),
        to: mapped(target, states, {}),
      };
    }),
  );
  // What has come to its end is not moved to, and nothing stands in what only remembers.
  const isEnd = ({ path, state }: PlacedState): boolean => path.length === 1 && state.type === 'final';
  const states = allStates(target.definition.machine)
    .filter((one) => one.path.length > 0 && one.state.type !== 'history' && !isEnd(one))
    .map(({ path, state }) => ({ path: path.join('.'), label: state.meta?.label ?? { de: '', en: '' } }));
  return { definition: target.checksum, entity, stands, states };
}

const referenceOf = (titles: ReadonlyMap<string, string>, entity: string, id: string) => {
  const title = titles.get(`${entity}/${id}`);
  return title === undefined ? null : { id, title };
};

/** How many processes under way began with an older definition, by workflow; only those of which there are any. */
export async function countFormer(database: Queryable, { model }: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ workflow: string; definition: string; count: number }>(sql`
    select workflow, definition, count(*) as count from leitwerk.workflow_instance
    where state in ('running', 'stopped') and step > 0 group by workflow, definition`);
  const counts = new Map<string, number>();
  for (const { workflow, definition, count } of rows) {
    const live = Object.hasOwn(model.model.workflows, workflow) ? model.model.workflows[workflow] : undefined;
    if (live && workflowOf(live).checksum !== definition)
      counts.set(workflow, (counts.get(workflow) ?? 0) + Number(count));
  }
  return counts;
}

/**
 * Moves processes to the live definition, 500 at most, each in a transaction of its own: what is refused for one is told, and the others
 * are moved.
 * @param after `next` of the request before
 */
export async function migrateInstances(
  database: Database,
  id: string,
  mapping: StateMapping,
  after: string | null,
  context: Context,
): Promise<WireMigrationOutcome> {
  const target = targetOf(id, context);
  await mustHavePlaces(database, id, target, mapping, context);
  const found = await database.query<{ id: string; record: string }>(sql`
    select id, record_id as record from leitwerk.workflow_instance
    where ${former(id, target)} and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${MOST}`);
  const failed: { readonly id: string; readonly record: string; readonly reason: string }[] = [];
  let moved = 0;
  for (const { id: instance, record } of found) {
    try {
      if (await database.transaction((tx) => migrateOne(tx, instance, target, mapping, context))) moved += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [first] = error.refusal.issues ?? [];
      failed.push({ id: instance, record, reason: messageOf(first ?? error.refusal, context.actor.language) });
    }
  }
  const { entity } = target.definition;
  const titles = await readTitlesOf(
    database,
    failed.map(({ record }): [string, string] => [entity, record]),
    context,
  );
  const [rest] = await database.query<{ count: number }>(
    sql`select count(*) as count from leitwerk.workflow_instance where ${former(id, target)}`,
  );
  return {
    moved,
    left: Number(rest?.count ?? 0),
    failed: failed.map((one) => ({ ...one, record: referenceOf(titles, entity, one.record) })),
    next: found.length === MOST ? (found.at(-1)?.id ?? null) : null,
  };
}

/** Refuses a mapping to states that are not there, and one that leaves a process without a place. */
async function mustHavePlaces(
  database: Database,
  id: string,
  target: Workflow,
  mapping: StateMapping,
  context: Context,
): Promise<void> {
  const { stands, states } = await planMigration(database, id, context);
  const known = new Set(states.map(({ path }) => path));
  const wrong = Object.entries(mapping).filter(([, to]) => !known.has(to));
  if (wrong.length > 0)
    return refuse(422, 'record.invalid', {
      issues: wrong.map(([from, to]) => ({ path: from, code: 'workflow.unknown-state', params: { state: to } })),
    });
  const lost = stands.flatMap((stand) => {
    const paths = stand.states.map(({ path }) => path);
    return mapped(target, paths, mapping) === null ? paths : [];
  });
  if (lost.length > 0) return refuse(409, 'workflow.unmapped', { params: { states: [...new Set(lost)].join(', ') } });
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
