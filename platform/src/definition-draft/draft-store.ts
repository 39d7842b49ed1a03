import type { MergeConflict } from '@leitwerk/metadata/merge';
import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import { operationsBetween } from '@leitwerk/metadata/overlay';
import sql from 'sql-template-tag';
import type { ModelVersion } from '../model/model-store.ts';
import { readVersion } from '../model/model-store.ts';
import { withModules, withoutModules } from '../module/module-definitions.ts';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Queryable, Transaction } from '../storage/database.ts';

/** Somebody, as screens show people. */
export type Person = { readonly id: string; readonly title: string | null };

/** A draft without its definitions. */
export type DraftItem = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** The version that it was begun from, or brought up to. */
  readonly baseVersion: number;
  /** Counts up with every change. */
  readonly revision: number;
  /** Number of operations by which it differs from its base. */
  readonly changes: number;
  /** Number of places about which somebody has to decide before it can be published. */
  readonly openConflicts: number;
  readonly by: Person;
  readonly at: string;
  readonly changedBy: Person;
  readonly changedAt: string;
  /** Who has it open now. */
  readonly editors: readonly Person[];
};

export type Draft = DraftItem & {
  /** With those of modules in their place. */
  readonly documents: readonly OverlaidDocument[];
  readonly conflicts: readonly MergeConflict[];
  /** Id of the package over which it lies. */
  readonly package: string | null;
};

/** As much as a request may bring. */
const MOST_BYTES = 20_000_000;

/** Each holds a whole set of definitions. */
const MOST_DRAFTS = 200;

/** Seconds after which somebody who has not asked again has left. */
const OPEN_SECONDS = 30;

const ITEM = sql`
  d.id, d.name, d.note, d.base_version as "baseVersion", d.revision, d.changes, jsonb_array_length(d.conflicts) as "openConflicts",
  json_build_object('id', d.author, 'title', a.name) as by, d.at, json_build_object('id', d.changed_by, 'title', c.name) as "changedBy",
  d.changed_at as "changedAt",
  (select coalesce(json_agg(json_build_object('id', v.user_id, 'title', u.name) order by u.name), '[]')
    from leitwerk.definition_draft_visit v join data."user" u on u.id = v.user_id
    where v.draft = d.id and v.at > now() - make_interval(secs => ${OPEN_SECONDS})) as editors`;
const FROM = sql`
  leitwerk.definition_draft d left join data."user" a on a.id = d.author left join data."user" c on c.id = d.changed_by`;

type Row = Omit<DraftItem, 'by' | 'changedBy' | 'editors'> & { by: string; changedBy: string; editors: string };

const itemOf = (row: Row): DraftItem => ({
  ...row,
  by: JSON.parse(row.by) as Person,
  changedBy: JSON.parse(row.changedBy) as Person,
  editors: JSON.parse(row.editors) as Person[],
});

/** All drafts, the one that was changed last first. */
export async function listDrafts(database: Queryable): Promise<readonly DraftItem[]> {
  const rows = await database.query<Row>(sql`select ${ITEM} from ${FROM} order by d.changed_at desc, d.id`);
  return rows.map(itemOf);
}

/** A draft without its definitions, which are large; 404 when there is none. */
export async function readDraftItem(database: Queryable, id: string): Promise<DraftItem> {
  const [row] = await database.query<Row>(sql`select ${ITEM} from ${FROM} where d.id = ${id}::uuid`);
  return row ? itemOf(row) : refuse(404, 'definition-draft.unknown');
}

/** 404 when there is none. */
export async function readDraft(database: Queryable, id: string): Promise<Draft> {
  const [row] = await database.query<Row & { documents: string; conflicts: MergeConflict[]; package: string | null }>(
    sql`select ${ITEM}, d.documents, d.conflicts, d.package from ${FROM} where d.id = ${id}::uuid`,
  );
  if (!row) return refuse(404, 'definition-draft.unknown');
  return { ...row, ...itemOf(row), documents: withModules(JSON.parse(row.documents) as OverlaidDocument[]) };
}

/** The version that a draft lies over. */
export async function readBase(database: Queryable, draft: DraftItem): Promise<ModelVersion> {
  return (await readVersion(database, draft.baseVersion)) ?? refuse(404, 'definition-draft.unknown');
}

export type NewDraft = {
  readonly name: string;
  readonly note: string;
  readonly base: ModelVersion;
  readonly documents: readonly OverlaidDocument[];
  readonly package: string | null;
  readonly conflicts: readonly MergeConflict[];
};

const countChanges = ({ base, documents }: Pick<NewDraft, 'base' | 'documents'>): number =>
  operationsBetween(withModules(base.documents), withModules(documents)).length;

/** 409 when there are 200 already. @returns its id */
export async function createDraft(database: Queryable, draft: NewDraft, author: string): Promise<string> {
  const [row] = await database.query<{ count: number }>(sql`select count(*) as count from leitwerk.definition_draft`);
  if (Number(row?.count) >= MOST_DRAFTS) refuse(409, 'definition-draft.too-many', { params: { most: MOST_DRAFTS } });
  const id = newId();
  const changes = countChanges(draft);
  await database.query(sql`
    insert into leitwerk.definition_draft
      (id, name, note, base_version, package, documents, changes, conflicts, author, changed_by)
    values (${id}::uuid, ${draft.name}, ${draft.note}, ${draft.base.version}, ${draft.package}::uuid,
      ${JSON.stringify(withoutModules(draft.documents))}::json, ${changes}, ${writtenConflicts(draft.conflicts)}::jsonb, ${author}::uuid, ${author}::uuid)`);
  return id;
}

/** A draft that nobody else changes until the transaction ends; 404 when there is none. */
export async function lockDraft(tx: Transaction, id: string): Promise<Draft> {
  await tx.query(sql`select 1 from leitwerk.definition_draft where id = ${id}::uuid for update`);
  return readDraft(tx, id);
}

export type DraftChange = {
  readonly documents: readonly OverlaidDocument[];
  readonly operations: readonly Operation[];
  readonly base: ModelVersion;
  readonly conflicts: readonly MergeConflict[];
  /** Another package below than before. */
  readonly package?: string | null;
  readonly name?: string;
  readonly note?: string;
};

/** Writes the next revision of a draft that is locked. @returns its number */
export async function writeDraft(tx: Transaction, draft: Draft, change: DraftChange, author: string): Promise<number> {
  const revision = draft.revision + 1;
  const documents = JSON.stringify(withoutModules(change.documents));
  if (documents.length > MOST_BYTES) refuse(413, 'definition-draft.too-large', { params: { most: MOST_BYTES } });
  await tx.query(sql`
    update leitwerk.definition_draft set revision = ${revision}, documents = ${documents}::json,
      base_version = ${change.base.version}, package = ${change.package === undefined ? draft.package : change.package}::uuid, conflicts = ${writtenConflicts(change.conflicts)}::jsonb,
      changes = ${countChanges(change)}, name = ${change.name ?? draft.name},
      note = ${change.note ?? draft.note}, changed_by = ${author}::uuid, changed_at = now()
    where id = ${draft.id}::uuid`);
  await tx.query(sql`
    insert into leitwerk.definition_draft_step (draft, revision, operations, author)
    values (${draft.id}::uuid, ${revision}, ${JSON.stringify(change.operations)}::jsonb, ${author}::uuid)`);
  return revision;
}

export type DraftStep = {
  readonly revision: number;
  readonly operations: readonly Operation[];
  readonly by: Person;
  readonly at: string;
};

/** What has been changed since a revision, oldest first. */
export async function readSteps(database: Queryable, id: string, since: number): Promise<readonly DraftStep[]> {
  const rows = await database.query<Omit<DraftStep, 'by'> & { by: string }>(sql`
    select s.revision, s.operations, json_build_object('id', s.author, 'title', u.name) as by, s.at
    from leitwerk.definition_draft_step s left join data."user" u on u.id = s.author
    where s.draft = ${id}::uuid and s.revision > ${since} order by s.revision`);
  return rows.map((row) => ({ ...row, by: JSON.parse(row.by) as Person }));
}

/** Notes that somebody has the draft open; 404 when there is none. */
export async function visitDraft(database: Queryable, id: string, user: string): Promise<void> {
  const noted = await database.query(sql`
    insert into leitwerk.definition_draft_visit (draft, user_id)
    select id, ${user}::uuid from leitwerk.definition_draft where id = ${id}::uuid
    on conflict (draft, user_id) do update set at = now() returning draft`);
  if (noted.length === 0) refuse(404, 'definition-draft.unknown');
}

/** Takes a draft away that has been published, unless somebody has changed it meanwhile: then it goes on. */
export async function removePublished(database: Queryable, { id, revision }: DraftItem): Promise<void> {
  await database.query(sql`delete from leitwerk.definition_draft where id = ${id}::uuid and revision = ${revision}`);
}

/** 404 when there is none. */
export async function removeDraft(database: Queryable, id: string): Promise<void> {
  const removed = await database.query(sql`delete from leitwerk.definition_draft where id = ${id}::uuid returning id`);
  if (removed.length === 0) refuse(404, 'definition-draft.unknown');
  await database.query(sql`delete from leitwerk.definition_draft_visit where draft = ${id}::uuid`);
}

/** What is not there on a side is left out of JSON; it is read back as undefined, which says the same. */
const writtenConflicts = (conflicts: readonly MergeConflict[]): string => JSON.stringify(conflicts);
