import type { Filter } from '../../model/definitions.ts';
import { isRecord } from '../../values/equal-values.ts';

export type ListType = 'list' | 'kanban' | 'calendar';
export type CalendarSpan = 'day' | 'week' | 'month' | 'agenda';

/** The state of a list, as it stands in the address: a sent link shows the same. Absent: as the view says; '' is nothing. */
export type ListSearch = {
  readonly view?: string;
  readonly type?: ListType;
  readonly q?: string;
  readonly filter?: Filter;
  /** Field names joined by commas, - for descending. */
  readonly sort?: string;
  /** Ids of fields joined by commas. */
  readonly columns?: string;
  readonly sums?: string;
  /** Id of a field. */
  readonly group?: string;
  readonly start?: string;
  readonly end?: string;
  /** Calendar: a day of the shown time. */
  readonly at?: string;
  readonly span?: CalendarSpan;
  /** Calendar: whose entries, `user:<id>` and `team:<id>` joined by commas; '' is everybody's. */
  readonly who?: string;
};

const SORT = /^$|^-?[a-zA-Z][a-zA-Z0-9]*(,-?[a-zA-Z][a-zA-Z0-9]*)*$/;
const IDS = /^$|^[a-zA-Z][a-zA-Z0-9]*(,[a-zA-Z][a-zA-Z0-9]*)*$/;
const ID = /^$|^[a-zA-Z][a-zA-Z0-9]*$/;
const WHO = /^$|^(user|team):[0-9a-f-]{36}(,(user|team):[0-9a-f-]{36}){0,49}$/;
const TYPES: readonly unknown[] = ['list', 'kanban', 'calendar'];
const SPANS: readonly unknown[] = ['day', 'week', 'month', 'agenda'];

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Takes what it understands of an address that anybody may have written. */
export function listSearchFrom(raw: Readonly<Record<string, unknown>>): ListSearch {
  const like = <K extends string>(key: K, pattern: RegExp): { readonly [key in K]?: string } => {
    const text = asText(raw[key]);
    return (text !== undefined && pattern.test(text) ? { [key]: text } : {}) as { readonly [key in K]?: string };
  };
  const { filter, type, span } = raw;
  return {
    ...like('view', /./),
    ...(TYPES.includes(type) && { type: type as ListType }),
    ...like('q', /^/),
    ...(isRecord(filter) && { filter }),
    ...like('sort', SORT),
    ...like('columns', IDS),
    ...like('sums', IDS),
    ...like('group', ID),
    ...like('start', ID),
    ...like('end', ID),
    ...like('at', /^\d{4}-\d{2}-\d{2}$/),
    ...like('who', WHO),
    ...(SPANS.includes(span) && { span: span as CalendarSpan }),
  };
}

/** Ascending, descending, as the view says. */
export function nextSort(current: string, field: string, initial: string): string {
  if (current === field) return `-${field}`;
  return current === `-${field}` ? initial : field;
}
