import type { Issue } from '@leitwerk/metadata/issue';
import type { FieldModel } from '@leitwerk/metadata/model';
import sql, { empty, join } from 'sql-template-tag';
import { filterToSql } from '../query/filter-to-sql.ts';
import { readableRows, rowsFor } from '../query/veiled-rows.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';
import type { RecordValues, Work } from './work.ts';
import { isOpen, refuseWork } from './work.ts';

type Mention = { readonly work: Work; readonly field: FieldModel; readonly id: string; readonly path: string };

const isReference = (field: FieldModel): boolean =>
  field.type === 'reference' || field.type === 'references' || field.type === 'user' || field.type === 'team';

/**
 * Records that the caller mentions must be there and readable for him, and be among those that the field offers. What is not
 * readable is told like what is not there. One statement for all commands.
 */
export async function checkReferences(tx: Transaction, works: readonly Work[], context: Context): Promise<void> {
  const mentions = works.filter(isOpen).flatMap(mentionsOf);
  if (mentions.length === 0) return;
  const groups = [...Map.groupBy(mentions, ({ field }) => groupKey(field)).values()];
  const parts = groups.flatMap((group, index) => {
    const [first] = group;
    const target = first && context.model.entities.get(first.field.entity ?? '');
    if (!first || !target || context.access.entity(target.entity.name).rows.read === 'none') return [];
    const filter = first.field.filter
      ? sql` and ${filterToSql(first.field.filter, target, 't', context, 'trusted')}`
      : empty;
    const ids = [...new Set(group.map((one) => one.id))];
    return [
      sql`select ${index}::int as part, t.id from ${rowsFor(target, 't', context)} where t.id = any(${ids}::uuid[]) and t.deleted_at is null and ${readableRows(target, 't', context)}${filter}`,
    ];
  });
  const statement = parts.length === 0 ? null : join(parts, ' union all ');
  const rows = statement ? await tx.query<{ part: number; id: string }>(statement, preparedName(statement.text)) : [];
  const found = new Set(rows.map((row) => `${row.part}/${row.id}`));
  const missing = groups.flatMap((group, index) =>
    group.filter(({ id }) => !found.has(`${index}/${id.toLowerCase()}`)),
  );
  for (const [work, list] of Map.groupBy(missing, ({ work }) => work)) {
    const issues = list.map(({ path }): Issue => ({ path, code: 'value.unknown-record' }));
    refuseWork(work, 422, 'record.invalid', { issues });
  }
}

const groupKey = (field: FieldModel): string => `${field.entity} ${JSON.stringify(field.filter ?? null)}`;

function mentionsOf(work: Work): Mention[] {
  return work.entity.entity.fields
    .filter((field) => isReference(field) && work.set.has(field.name))
    .flatMap((field) => {
      const value = work.draft[field.name];
      const before = work.before?.[field.name];
      if (typeof value === 'string') {
        return value === before ? [] : [{ work, field, id: value, path: field.name }];
      }
      if (!Array.isArray(value)) return [];
      const known = new Set((Array.isArray(before) ? before : []).map((link: RecordValues) => link['id']));
      return value.flatMap((link: RecordValues, index): Mention[] =>
        known.has(link['id']) ? [] : [{ work, field, id: String(link['id']), path: `${field.name}.${index}` }],
      );
    });
}
