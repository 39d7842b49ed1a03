import type { Language } from '@leitwerk/metadata/shown-type';
import { formatValue } from '@leitwerk/metadata/shown-types';
import type { HistoryEntry } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import { readHistory } from '../query/read-history.ts';
import { runQuery } from '../query/run-query.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { noteAccess, notesOf } from './access-log.ts';
import type { Personal } from './personal-model.ts';
import type { Planned } from './plan-erasure.ts';
import { reasonOf, titlesOf } from './read-person.ts';

export type ReportedFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Where it stands in the archive. */
  readonly path: string;
};

/** A record as the report says it. */
export type Reported = {
  readonly entity: string;
  readonly label: string;
  readonly id: string;
  readonly title: string | null;
  readonly isInBin: boolean;
  readonly kept: { readonly until: string | null; readonly reason: string | null };
  /** When and by whom it was made, and through which process, automation or run. */
  readonly origin: Pick<HistoryEntry, 'at' | 'by' | 'through'> | null;
  /** As the API gives it, references with their titles. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The same for people; what is empty is left out. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly ReportedFile[];
  readonly history: readonly HistoryEntry[];
};

/** Records that are read together. */
const PAGE = 100;
const HISTORY_PAGE = 200;

/**
 * Records about a person as the asker may read them, entity by entity; those that he may not are not among them. Read piece by
 * piece, so that nobody's data are too much.
 */
export async function* readReported(
  database: Queryable,
  planned: readonly Planned[],
  language: Language,
  context: Context,
): AsyncGenerator<Reported> {
  const titles = await titlesOf(database, planned, context);
  for (const [personal, list] of Map.groupBy(planned, ({ record }) => record.personal)) {
    if (context.access.entity(personal.entity.entity.name).rows.read === 'none') continue;
    for (let at = 0; at < list.length; at += PAGE)
      yield* readPage(database, personal, list.slice(at, at + PAGE), { titles, language }, context);
  }
}

async function* readPage(
  database: Queryable,
  { entity }: Personal,
  page: readonly Planned[],
  { titles, language }: { readonly titles: ReadonlyMap<string, string>; readonly language: Language },
  context: Context,
): AsyncGenerator<Reported> {
  const { name } = entity.entity;
  const { readable } = context.access.entity(name);
  const fields = entity.entity.fields.filter((field) => readable.has(field.name));
  const expand = fields
    .filter((field) => field.entity !== undefined && field.type !== 'roll-up')
    .map((field) => field.name);
  const texts: string[] = [];
  for (const bin of [false, true]) {
    const ids = page.filter(({ record }) => record.isInBin === bin).map(({ record }) => record.id);
    if (ids.length === 0) continue;
    const names = ['createdAt', 'updatedAt', ...fields.map((field) => field.name)];
    const query = { filter: { id: { in: ids } }, fields: names, expand, limit: PAGE, bin };
    texts.push(...(await runQuery(database, name, query, context)).items);
  }
  noteAccess(database, notesOf(texts, entity, 'report', context));
  const files = await readFiles(
    database,
    entity,
    page.map(({ record }) => record.id),
    readable,
  );
  for (const text of texts) {
    const values = JSON.parse(text) as Record<string, unknown>;
    const id = String(values['id']);
    const own = page.find(({ record }) => record.id === id);
    if (!own) continue;
    const history = await wholeHistory(database, entity, id, context);
    const made = history.find(({ action }) => action === 'create');
    yield {
      entity: name,
      label: entity.entity.label[language],
      id,
      title: titles.get(id) ?? null,
      isInBin: own.record.isInBin,
      kept: { until: own.until, reason: reasonOf(own, titles, language) },
      origin: made ? { at: made.at, by: made.by, ...(made.through && { through: made.through }) } : null,
      values,
      facts: fields.flatMap((field) => {
        const value = values[field.name];
        const shown = isReference(value) ? (value.title ?? '') : formatValue(value, field, language);
        return shown === '' ? [] : [{ label: field.label[language], value: shown }];
      }),
      files: files.filter((file) => file.record === id).map(({ record: _record, ...file }) => file),
      history,
    };
  }
}

const isReference = (value: unknown): value is { readonly title: string | null } =>
  typeof value === 'object' && value !== null && 'id' in value && 'title' in value;

async function wholeHistory(
  database: Queryable,
  entity: Personal['entity'],
  id: string,
  context: Context,
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let after: string | undefined;
  do {
    const query = { limit: HISTORY_PAGE, ...(after !== undefined && { after }) };
    const page = await readHistory(database, entity, id, query, context);
    entries.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return entries;
}

/** Files that fields of these records have or had, of fields that the asker may read. */
async function readFiles(
  database: Queryable,
  { entity }: Personal['entity'],
  ids: readonly string[],
  readable: ReadonlySet<string>,
): Promise<readonly (ReportedFile & { readonly record: string })[]> {
  const fields = entity.fields.filter((field) => readable.has(field.name)).map((field) => field.id);
  const rows = await database.query<Omit<ReportedFile, 'path'> & { record: string }>(sql`
    select id, name, type, size, record_id as record from leitwerk.file
    where record_id = any(${[...ids]}::uuid[]) and entity = ${entity.id} and field = any(${fields}::text[]) order by id`);
  // The id keeps two of one name apart; names come from people and are no paths.
  return rows.map((row) => ({ ...row, path: `files/${row.id}-${row.name.replace(/[/\\]/g, '_')}` }));
}
