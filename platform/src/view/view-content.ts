import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Issue } from '@leitwerk/metadata/issue';
import type { ViewContent } from '@leitwerk/metadata/wire';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { filterToSql } from '../query/filter-to-sql.ts';
import { mayGroupBy } from '../query/group-to-sql.ts';
import { measureOf } from '../query/measure-of.ts';
import { decodeSort } from '../query/sort-to-sql.ts';
import { isUsable, isUsableFilter } from '../query/usable-filter.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';

const KEYS = ['type', 'columns', 'filter', 'search', 'sort', 'group', 'start', 'end', 'sums'] as const;
const TYPES: ReadonlySet<unknown> = new Set(['list', 'kanban', 'calendar']);
const MOST_FIELDS = 100;
const LONGEST_SEARCH = 200;

type Given = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= MOST_FIELDS && value.every((one) => typeof one === 'string');

const refuseContent = (path: string, code: string, params: Issue['params'] = {}): never =>
  refuse(422, 'view.content', { issues: [{ path: path ? `content.${path}` : 'content', code, params }] });

const SHAPES: Readonly<Record<Exclude<(typeof KEYS)[number], 'type'>, readonly [(value: unknown) => boolean, string]>> =
  {
    columns: [isNames, '["id", …]'],
    sums: [isNames, '["id", …]'],
    sort: [isNames, '["name", "-name"]'],
    filter: [isObject, '{…}'],
    search: [(value) => typeof value === 'string' && value.length <= LONGEST_SEARCH, `text, ≤ ${LONGEST_SEARCH}`],
    group: [(value) => typeof value === 'string', 'id'],
    start: [(value) => typeof value === 'string', 'id'],
    end: [(value) => typeof value === 'string', 'id'],
  };

/** What a view may hold, if its author may use all of it; 422 with the place otherwise, 400 for a filter or sort. */
export function decodeContent(given: unknown, entity: EntityRuntime, context: Context): ViewContent {
  if (!isObject(given)) return refuseContent('', 'request.body-object');
  if (!TYPES.has(given['type'])) return refuseContent('type', 'view.expected', { expected: [...TYPES].join(' | ') });
  for (const key of Object.keys(given)) {
    if (!(KEYS as readonly string[]).includes(key)) return refuseContent(key, 'value.unknown-key', { key });
  }
  for (const [key, [fits, expected]] of Object.entries(SHAPES)) {
    if (given[key] !== undefined && !fits(given[key])) return refuseContent(key, 'view.expected', { expected });
  }
  const content = given as ViewContent;
  if (content.filter) filterToSql(content.filter, entity, 't', context, 'reader');
  if (content.sort) decodeSort(content.sort, entity, context);
  const masked = maskContent(content, entity, context);
  for (const key of KEYS) {
    if (JSON.stringify(masked.content[key]) !== JSON.stringify(content[key]))
      return refuseContent(key, 'query.unknown-field', { field: String(content[key]), entity: entity.entity.name });
  }
  return content;
}

/**
 * What is left of a view for a reader: whatever names a field that is not his to read, or is not there any more, is left out.
 * His rights over the records hold anyway; this keeps names and values from him and a list from failing.
 */
export function maskContent(
  content: ViewContent,
  entity: EntityRuntime,
  context: Context,
): { readonly content: ViewContent; readonly isWhole: boolean } {
  const { readable } = context.access.entity(entity.entity.name);
  const byId = (id: string | undefined): StoredField | undefined =>
    [...entity.fields.values()].find((one) => one.field.id === id && readable.has(one.field.name));
  const columns = content.columns?.filter((id) => byId(id));
  const sums = content.sums?.filter((id) => {
    const name = byId(id)?.field.name;
    return name !== undefined && isUsable(() => measureOf(`sum:${name}`, entity, context));
  });
  const sort = content.sort?.filter((one) => isUsable(() => decodeSort([one], entity, context)));
  const filter = content.filter && maskFilter(content.filter, entity, context);
  const group = byId(content.group);
  const start = byId(content.start);
  const end = byId(content.end);
  const hasGroup =
    group !== undefined && (content.type === 'kanban' ? group.field.type === 'option' : mayGroupBy(group));
  // A board without its columns and a calendar without its day are lists.
  const type =
    (content.type === 'kanban' && !hasGroup) || (content.type === 'calendar' && !isDay(start)) ? 'list' : content.type;
  const masked: ViewContent = {
    ...content,
    type,
    ...(columns && { columns }),
    ...(sums && { sums }),
    ...(sort && { sort }),
    ...(filter && { filter }),
  };
  const { group: _group, start: _start, end: _end, ...rest } = masked;
  const kept: ViewContent = {
    ...rest,
    ...(hasGroup && content.group !== undefined && { group: content.group }),
    ...(isDay(start) && content.start !== undefined && { start: content.start }),
    ...(isDay(end) && content.end !== undefined && { end: content.end }),
  };
  return { content: kept, isWhole: KEYS.every((key) => JSON.stringify(kept[key]) === JSON.stringify(content[key])) };
}

const isDay = (stored: StoredField | undefined): boolean =>
  stored !== undefined && ['date', 'date-time'].includes(stored.field.type) && fieldTypes[stored.field.type].sortable;

/** Conditions that would be refused to the reader are left out, each as a whole: one branch less of an `or` says something else. */
function maskFilter(filter: Given, entity: EntityRuntime, context: Context): Given {
  const kept = Object.entries(filter).flatMap(([key, value]): (readonly [string, unknown])[] => {
    if (key === 'and' && Array.isArray(value)) {
      const parts = value.filter(isObject).map((one) => maskFilter(one, entity, context));
      const left = parts.filter((one) => Object.keys(one).length > 0);
      return left.length > 0 ? [[key, left]] : [];
    }
    return isUsableFilter({ [key]: value }, entity, context) ? [[key, value]] : [];
  });
  return Object.fromEntries(kept);
}
