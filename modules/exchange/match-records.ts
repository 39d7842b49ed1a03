import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Issue } from '@leitwerk/metadata/issue';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { RoleReach } from '@leitwerk/platform/module/module-job';
import type { EntityView } from '@leitwerk/platform/module/module-reach';

type Values = Readonly<Record<string, unknown>>;

/** Values by which a record is looked for, as they are stored. */
export type Match = { readonly key: string; readonly values: Values };

const AT_ONCE = 500;
/** Records of one search at most: of what is looked for by one value, more than that are never one record. */
const MOST_FOUND = 500;

/** Values of a search in the form in which they are stored, or what is wrong with them. A part that is missing finds nothing. */
export function matchOf(
  values: Values,
  names: readonly string[],
  { entity }: EntityView,
): Match | readonly Issue[] | null {
  const stored: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const name of names) {
    const field = entity.fields.find((one) => one.name === name);
    const value = values[name];
    if (value === undefined || value === null || value === '') return null;
    const normal = field && fieldTypes[field.type].normalize?.(value, field, name);
    if (normal && 'issue' in normal) issues.push({ ...normal.issue, path: name });
    else stored[name] = normal ? normal.value : value;
  }
  return issues.length > 0 ? issues : { key: JSON.stringify(names.map((name) => stored[name])), values: stored };
}

/** Ids of the records that agree with each of these, by its key. A query for some hundred rows, not one for each. */
export async function findRecords(
  matches: readonly Match[],
  names: readonly string[],
  view: EntityView,
  { list }: Pick<RoleReach, 'list'>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const wanted = [...new Map(matches.map((match) => [match.key, match])).values()];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const filter = Object.fromEntries(
      names.map((name) => [name, { in: [...new Set(some.map(({ values }) => values[name]))] }]),
    );
    let after: string | undefined;
    do {
      const page = await list(view.entity.name, {
        filter,
        fields: ['id', ...names],
        sort: ['id'],
        limit: MOST_FOUND,
        ...(after !== undefined && { after }),
      });
      for (const record of page.items) {
        const key = JSON.stringify(names.map((name) => storedOf(record[name], name, view.entity)));
        found.set(key, [...(found.get(key) ?? []), record.id]);
      }
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  return found;
}

function storedOf(value: unknown, name: string, entity: EntityModel): unknown {
  const field = entity.fields.find((one) => one.name === name);
  const normal = field && value !== null ? fieldTypes[field.type].normalize?.(value, field, name) : undefined;
  return normal && 'value' in normal ? normal.value : value;
}
