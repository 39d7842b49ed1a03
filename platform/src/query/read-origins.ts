import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import type { HistoryEntry } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';

type Origin = NonNullable<HistoryEntry['through']>;

/**
 * What has made changes on somebody's behalf: a process or an automation, by the request id that it leaves in the history. One
 * statement for all of them.
 */
export async function readOrigins(
  database: Queryable,
  requestIds: readonly (string | null)[],
  { model }: Context,
): Promise<ReadonlyMap<string, Origin>> {
  const named = [...new Set(requestIds)].flatMap((request) => {
    const [kind = '', id] = (request ?? '').split(':');
    return (kind === 'workflow' || kind === 'automation') && isRecordId(id)
      ? [{ request: String(request), kind, id }]
      : [];
  });
  if (named.length === 0) return new Map();
  const ids = named.map(({ id }) => id);
  const rows = await database.query<{ id: string; definition: string }>(sql`
    select id, workflow as definition from leitwerk.workflow_instance where id = any(${ids}::uuid[])
    union all select id, automation from leitwerk.automation_run where id = any(${ids}::uuid[])`);
  const definitionOf = new Map(rows.map((row) => [row.id, row.definition]));
  const { workflows, automations } = model.model;
  return new Map(
    named.flatMap(({ request, kind, id }): [string, Origin][] => {
      const definition = definitionOf.get(id);
      const label =
        definition === undefined
          ? undefined
          : kind === 'workflow'
            ? workflows[definition]?.label
            : automations.find((one) => one.id === definition)?.label;
      return label ? [[request, { kind: kind === 'workflow' ? kind : 'automation', label }]] : [];
    }),
  );
}
