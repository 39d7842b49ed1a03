import type { Operation } from '@leitwerk/metadata/overlay';
import { operationsBetween } from '@leitwerk/metadata/overlay';
import sql from 'sql-template-tag';
import { withModules } from '../module/module-definitions.ts';
import type { Queryable } from '../storage/database.ts';
import { checksumOf } from './definition-checksum.ts';
import type { ModelVersion } from './model-store.ts';
import type { Package } from './packages.ts';
import { readPackage } from './packages.ts';

/** What a customer has changed, as a file that another installation of the same package can take. Holds no secrets and no records. */
export type OverlayFile = {
  readonly format: 'leitwerk-overlay';
  readonly package: Pick<Package, 'name' | 'version' | 'checksum'>;
  /** From the package to what is live. */
  readonly operations: readonly Operation[];
  /**
   * Checksums of all versions that were live where it comes from, the newest last. An installation whose live definitions are not
   * among them has been changed on its own.
   */
  readonly versions: readonly string[];
};

/** The live overlay; null when no package lies below. */
export async function readOverlay(database: Queryable, live: ModelVersion): Promise<OverlayFile | null> {
  const below = live.package ? await readPackage(database, live.package) : null;
  if (!below) return null;
  const rows = await database.query<{ checksum: string }>(
    sql`select checksum from leitwerk.model_version order by version`,
  );
  return {
    format: 'leitwerk-overlay',
    package: { name: below.name, version: below.version, checksum: checksumOf(below.documents) },
    operations: operationsBetween(withModules(below.documents), withModules(live.documents)),
    versions: [...new Set(rows.map((row) => row.checksum))],
  };
}
