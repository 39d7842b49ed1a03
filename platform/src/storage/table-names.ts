import { createHash } from 'node:crypto';

/** The one place that makes names of the database from ids of definitions. */

const snake = (id: string): string => id.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Table of an entity, by id, with its schema and quoted. */
export const tableOf = (entityId: string): string => `data.${quoted(snake(entityId))}`;

export const tableName = (entityId: string): string => snake(entityId);

/** Column of a field, by id; not quoted. */
export const columnOf = (fieldId: string): string => snake(fieldId);

/** Link table of a `references` field; not quoted. Two underscores never occur in a name made from one id. */
export const linkTableName = (entityId: string, fieldId: string): string => `${snake(entityId)}__${snake(fieldId)}`;

export const linkTableOf = (entityId: string, fieldId: string): string =>
  `data.${quoted(linkTableName(entityId, fieldId))}`;

/** The folded text that search looks in. */
export const SEARCH_COLUMN = '_search';
/** What the search column is going to be, while a change of what is searchable is being prepared. */
export const NEXT_SEARCH_COLUMN = '_search_next';

const LONGEST_NAME = 63;

/** Name of an index or constraint: says what it is for, and a hash of its definition tells when it has changed. */
export function objectName(prefix: 'ix' | 'uq' | 'fk', table: string, what: string, definition: string): string {
  const hash = createHash('sha256').update(definition).digest('hex').slice(0, 8);
  const readable = `${prefix}_${table}_${what}`.slice(0, LONGEST_NAME - 9);
  return `${readable}_${hash}`;
}
