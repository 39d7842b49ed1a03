import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import type { Queryable } from '../storage/database.ts';
import { checksumOf } from './definition-checksum.ts';
import type { SourceDocument } from './model-store.ts';

/** Definitions as their vendor has made them; what a customer changes lies over them. */
export type Package = {
  readonly id: string;
  /** Id of its application, e.g. `utility-crm`. */
  readonly name: string;
  /** As its application says it, e.g. `1.4.0`; empty when it says none. */
  readonly version: string;
  readonly checksum: string;
  /** When it came here first. */
  readonly at: string;
  readonly documents: readonly SourceDocument[];
};

/** Name and version as the application among the documents has them. */
export function packageName(documents: readonly OverlaidDocument[]): {
  readonly name: string;
  readonly version: string;
} {
  for (const { document } of documents) {
    const one = (document ?? {}) as { kind?: unknown; id?: unknown; version?: unknown };
    if (one.kind === 'app')
      return { name: String(one.id), version: typeof one.version === 'string' ? one.version : '' };
  }
  return { name: '', version: '' };
}

/** Keeps a package once, however often it comes. */
export async function storePackage(
  database: Queryable,
  documents: readonly SourceDocument[],
  author: string,
): Promise<Package> {
  const { name, version } = packageName(documents);
  const inOrder = [...documents].sort((one, other) => (one.file < other.file ? -1 : 1));
  const text = JSON.stringify(inOrder);
  const checksum = checksumOf(documents);
  const [row] = await database.query<{ id: string; at: string }>(sql`
    insert into leitwerk.package (id, name, version, checksum, documents, author)
    values (${newId()}::uuid, ${name}, ${version}, ${checksum}, ${text}::json, ${author}::uuid)
    on conflict (checksum) do update set checksum = excluded.checksum returning id, at`);
  return { id: row?.id ?? '', name, version, checksum, at: row?.at ?? '', documents: inOrder };
}

export async function readPackage(database: Queryable, id: string): Promise<Package | null> {
  const [row] = await database.query<Omit<Package, 'documents'> & { documents: string }>(
    sql`select id, name, version, checksum, at, documents from leitwerk.package where id = ${id}::uuid`,
  );
  return row ? { ...row, documents: JSON.parse(row.documents) as SourceDocument[] } : null;
}
