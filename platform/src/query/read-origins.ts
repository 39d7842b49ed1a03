import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { ChangedThrough } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { runLabel } from '../run/run-title.ts';
import type { Queryable } from '../storage/database.ts';

/**
 * What has made changes on somebody's behalf: a process, an automation or a run, by the request id that it leaves in the history. One
 * statement for all of them.
 */
export async function readOrigins(
  database: Queryable,
  requestIds: readonly (string | null)[],
  { model }: Context,
): Promise<ReadonlyMap<string, ChangedThrough>> {
  const named = [...new Set(requestIds)].flatMap((request) => {
    const [kind = '', id] = (request ?? '').split(':');
    return KINDS.has(kind) && isRecordId(id) ? [{ request: String(request), id }] : [];
  });
  if (named.length === 0) return new Map();
  const ids = named.map(({ id }) => id);
  const rows = await database.query<{ id: string; kind: ChangedThrough['kind']; name: string }>(sql`
    select id, 'workflow' as kind, workflow as name from leitwerk.workflow_instance where id = any(${ids}::uuid[])
    union all select id, 'automation', automation from leitwerk.automation_run where id = any(${ids}::uuid[])
    union all select id, 'run', kind from leitwerk.run where id = any(${ids}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    named.flatMap(({ request, id }): [string, ChangedThrough][] => {
      const row = byId.get(id);
      const label = row && labelOf(row.kind, row.name, model);
      return row && label ? [[request, { kind: row.kind, label, ...(row.kind === 'run' && { run: id }) }]] : [];
    }),
  );
}

const KINDS: ReadonlySet<string> = new Set<ChangedThrough['kind']>(['workflow', 'automation', 'run']);

function labelOf(kind: ChangedThrough['kind'], name: string, { model, modules }: RuntimeModel): Label | undefined {
  if (kind === 'run') return runLabel(name, modules);
  return kind === 'workflow' ? model.workflows[name]?.label : model.automations.find((one) => one.id === name)?.label;
}
