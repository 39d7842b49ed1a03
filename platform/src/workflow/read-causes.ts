import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireCause } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { readTitles } from '../query/read-titles.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { BEGIN } from './advance.ts';
import { workflowAt } from './compile-workflow.ts';
import { mayTouch } from './may-act.ts';
import type { Instance, StoredStep } from './store-instances.ts';
import { readInstance } from './store-instances.ts';

type Change = NonNullable<Extract<WireCause, { kind: 'record' }>['change']>;

type Row = {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly event: string | null;
  readonly fields: readonly string[];
  readonly request: string | null;
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What has caused each step, by its number: somebody, time, or a change of the record with who and what has made it. */
export async function causesOf(
  database: Queryable,
  entity: EntityRuntime,
  { recordId }: Instance,
  steps: readonly StoredStep[],
  context: Context,
): Promise<ReadonlyMap<number, WireCause>> {
  const changes = await changesOf(
    database,
    entity,
    recordId,
    steps.map(({ cause }) => cause).filter((cause) => ID.test(cause)),
    context,
  );
  return new Map(
    steps.map(({ step, event, cause, actor, repair }): [number, WireCause] => {
      if (repair) return [step, { kind: 'repair' }];
      if (event.startsWith('xstate.after.')) return [step, { kind: 'time', delay: event.split('.')[2] ?? '' }];
      const change = changes.get(cause);
      if (change || event.startsWith('record.')) return [step, { kind: 'record', ...(change && { change }) }];
      if (/^xstate\.(done|error)\.actor\./.test(event)) return [step, { kind: 'answer' }];
      const isPerson = actor !== SYSTEM_ACTOR.id && (event === BEGIN || !event.includes('.'));
      return [step, { kind: isPerson ? 'person' : 'program' }];
    }),
  );
}

async function changesOf(
  database: Queryable,
  entity: EntityRuntime,
  record: string,
  causes: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, Change>> {
  if (causes.length === 0) return new Map();
  const rows = await database.query<Row>(sql`
    select id, at, actor, action, event, array(select jsonb_object_keys(changes)) as fields, request_id as request
    from leitwerk.history where id = any(${[...causes]}::uuid[]) and record_id = ${record}::uuid and entity = ${entity.entity.id}`);
  const { readable } = context.access.entity(entity.entity.name);
  const names = new Map(entity.entity.fields.map(({ id, name }) => [id, name]));
  const user = context.model.entities.get('user');
  const people = user
    ? await readTitles(database, user, new Set(rows.map(({ actor }) => actor)), context)
    : new Map<string, string>();
  const processes = await processesOf(database, rows, context);
  const automations = await automationsOf(database, rows, context);
  return new Map(
    rows.map(({ id, at, actor, action, event, fields, request }): [string, Change] => {
      const label = event === null ? undefined : entity.machine?.events.get(event)?.transition.label;
      const process = request === null ? undefined : processes.get(request);
      const automation = request === null ? undefined : automations.get(request);
      return [
        id,
        {
          id,
          at: at.toISOString(),
          by: { id: actor, title: people.get(actor) ?? null },
          action,
          ...(label && { event: label }),
          fields: fields.flatMap((field) => names.get(field) ?? []).filter((name) => readable.has(name)),
          ...(process && { process }),
          ...(automation && { automation }),
        },
      ];
    }),
  );
}

/** Processes whose actions have made these changes, by the request that stands with them, where the reader may see them. */
async function processesOf(
  database: Queryable,
  rows: readonly Pick<Row, 'request'>[],
  context: Context,
): Promise<ReadonlyMap<string, NonNullable<Change['process']>>> {
  const found = new Map<string, NonNullable<Change['process']>>();
  for (const request of new Set(rows.flatMap(({ request }) => (request?.startsWith('workflow:') ? [request] : [])))) {
    const id = request.slice('workflow:'.length);
    const instance = ID.test(id) ? await readInstance(database, id) : null;
    if (!instance || (await mayTouch(database, instance.entity, instance.recordId, context)) === null) continue;
    const { definition } = await workflowAt(database, instance.definition);
    found.set(request, { id, label: definition.label });
  }
  return found;
}

/** Automations that have made these changes, by the request that stands with them. */
async function automationsOf(
  database: Queryable,
  rows: readonly Pick<Row, 'request'>[],
  { model }: Context,
): Promise<ReadonlyMap<string, Label>> {
  const ids = rows.flatMap(({ request }) =>
    request?.startsWith(AUTOMATION) ? [request.slice(AUTOMATION.length)] : [],
  );
  if (ids.length === 0) return new Map();
  const runs = await database.query<{ id: string; automation: string }>(
    sql`select id, automation from leitwerk.automation_run where id = any(${ids.filter((id) => ID.test(id))}::uuid[])`,
  );
  return new Map(
    runs.flatMap(({ id, automation }) => {
      const label = model.model.automations.find((one) => one.id === automation)?.label;
      return label ? [[`${AUTOMATION}${id}`, label] as const] : [];
    }),
  );
}

const AUTOMATION = 'automation:';
