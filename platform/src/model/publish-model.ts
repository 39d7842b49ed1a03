import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import { definitionKey, operationsBetween } from '@leitwerk/metadata/overlay';
import { validateDocuments } from '@leitwerk/metadata/validate';
import sql, { raw } from 'sql-template-tag';
import { keptIssues } from '../module/kept-by-module.ts';
import { isInstalled } from '../module/load-modules.ts';
import type { Misfit } from '../module/module-definitions.ts';
import { moduleDocuments, shippedByModules, withModules, withoutModules } from '../module/module-definitions.ts';
import { settingsIssues } from '../module/module-settings.ts';
import { Refused, refuse } from '../refusal.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import { lockAdministrators } from '../rights/administrators.ts';
import type { StayField } from '../stay/fill-stays.ts';
import { forgetStayFields, wantedStays } from '../stay/fill-stays.ts';
import type { Database, Queryable, Transaction } from '../storage/database.ts';
import { planTables } from '../storage/plan-tables.ts';
import { dropObjects, isLocked, LARGE_BYTES, prepareTables } from '../storage/prepare-tables.ts';
import { readTables } from '../storage/read-tables.ts';
import { RESERVED_FIELD_IDS, tablesFromModel } from '../storage/tables-from-model.ts';
import { checksumOf } from './definition-checksum.ts';
import type { Risk } from './find-risks.ts';
import { findRisks } from './find-risks.ts';
import type { ModelVersion, SourceDocument } from './model-store.ts';
import { MODEL_CHANNEL, readNewestVersion } from './model-store.ts';
import { storePackage } from './packages.ts';
import { compileRuntimeModel } from './runtime-model.ts';
import { SYSTEM_ENTITIES, systemDefinitions } from './system-definitions.ts';

/** One document as it came in, not yet looked at. */
export type GivenDocument = { readonly file: string; readonly document: unknown };

export type PublishPlan = {
  /** What a confirmation must repeat: it stands for exactly these documents over exactly this version. */
  readonly checksum: string;
  readonly baseVersion: number;
  readonly changes: readonly Operation[];
  /** What is live before and would be after: for words. */
  readonly sides: { readonly before: readonly OverlaidDocument[]; readonly after: readonly OverlaidDocument[] };
  readonly risks: readonly Risk[];
  readonly statements: readonly string[];
  /** Whether a large table is changed, which is not done for a try. */
  readonly changesLarge: boolean;
  /** What was prepared takes its place. */
  readonly swaps: readonly string[];
  /** What can go afterwards. */
  readonly drops: readonly string[];
  /** Fields whose stays are written down from then on. */
  readonly stays: readonly StayField[];
};

const PUBLISH_LOCK = 7_301_003;

/**
 * Issues of the documents: shape, references, meaning.
 * @param documents as they are stored, or with those of modules in their place
 * @param isModule whether a module of this name is installed
 * @returns the documents as they are stored
 */
export function checkDocuments(
  documents: readonly GivenDocument[],
  isModule: (name: string) => boolean = isInstalled,
): {
  readonly documents: readonly SourceDocument[];
  readonly issues: readonly Issue[];
} {
  const brought = moduleDocuments(documents);
  const own = documents.filter(({ file }) => !shippedByModules().has(file));
  const all = [...brought.documents, ...own];
  const roles = all.map((one) => one.document).filter(looksLikeRole);
  const { issues } = validateDocuments(all, systemDefinitions(roles));
  return {
    documents: withoutModules(documents) as readonly SourceDocument[],
    issues: [
      ...issues,
      ...brought.documents.flatMap(keptIssues),
      ...brought.misfits.map(misfitIssue),
      ...own.flatMap(reservedIssues),
      ...own.flatMap((one) => moduleIssues(one, isModule)),
      // Names can be judged only in a model whose documents have the right shape.
      ...(issues.every((one) => one.severity === 'warning') ? own.flatMap((one) => settingsIssues(one, all)) : []),
    ],
  };
}

const misfitIssue = ({ file, index, operation }: Misfit): Issue => ({
  file,
  path: `operations.${index}`,
  code: 'definition.adaptation-gone',
  params: { place: operation.at.join(' › ') },
  severity: 'warning',
});

/**
 * What a version has adapted in definitions of modules that these have no place for any more. Where they stand laid out, as in a draft, it
 * is left out already: so it is told of the version that the draft lies over, at the module's definition.
 */
export function lostAdaptations(documents: readonly OverlaidDocument[]): readonly Issue[] {
  const files = new Map([...shippedByModules().values()].map((one) => [definitionKey(one), one.file]));
  return moduleDocuments(documents).misfits.map((misfit) => ({
    ...misfitIssue(misfit),
    file: files.get(misfit.operation.at[0] ?? '') ?? misfit.file,
    path: '',
  }));
}

// Only roles matter for the platform's own definitions, and this runs before anything is checked.
const looksLikeRole = (one: unknown): one is Definition =>
  typeof one === 'object' &&
  one !== null &&
  'kind' in one &&
  one.kind === 'role' &&
  'id' in one &&
  typeof one.id === 'string' &&
  'label' in one;

function reservedIssues({ file, document }: GivenDocument): Issue[] {
  const one = document as { kind?: unknown; id?: unknown; fields?: unknown };
  if (one?.kind !== 'entity') return [];
  if (SYSTEM_ENTITIES.has(String(one.id)))
    return [{ file, path: 'id', code: 'definition.reserved', params: { id: String(one.id) } }];
  return (Array.isArray(one.fields) ? one.fields : []).flatMap((field: { id?: unknown } | null, index): Issue[] =>
    RESERVED_FIELD_IDS.has(String(field?.id))
      ? [{ file, path: `fields.${index}.id`, code: 'definition.reserved', params: { id: String(field?.id) } }]
      : [],
  );
}

function moduleIssues({ file, document }: GivenDocument, isModule: (name: string) => boolean): Issue[] {
  const one = document as { kind?: unknown; modules?: unknown };
  if (one?.kind !== 'app' || !Array.isArray(one.modules)) return [];
  return one.modules.flatMap((name: unknown, index): Issue[] =>
    typeof name !== 'string' || isModule(name)
      ? []
      : [{ file, path: `modules.${index}`, code: 'definition.no-module', params: { name } }],
  );
}

/** What publishing these documents would do. Changes nothing. */
export async function planPublish(database: Queryable, documents: readonly SourceDocument[]): Promise<PublishPlan> {
  return makePlan(database, await readNewestVersion(database), documents);
}

async function makePlan(
  database: Queryable,
  base: ModelVersion,
  documents: readonly SourceDocument[],
): Promise<PublishPlan> {
  const before = compileRuntimeModel(
    base.version,
    base.documents.map((one) => one.document),
  );
  const after = compileRuntimeModel(
    base.version + 1,
    documents.map((one) => one.document),
  );
  const existing = await readTables(database);
  const tables = planTables(tablesFromModel(after.model), existing, base.version + 1);
  const risks = base.version === 0 ? [] : await findRisks(database, before, after, tables.typeChanges);
  const sides = { before: withModules(base.documents), after: withModules(documents) };
  const changes = operationsBetween(sides.before, sides.after);
  const fingerprint = JSON.stringify([
    base.version,
    documents,
    risks.map((risk) => [risk.code, risk.entity, risk.field]),
  ]);
  return {
    checksum: createHash('sha256').update(fingerprint).digest('hex').slice(0, 16),
    baseVersion: base.version,
    changes,
    sides,
    risks,
    statements: tables.statements,
    changesLarge: tables.changed.some((name) => (existing.get(name)?.bytes ?? 0) >= LARGE_BYTES),
    swaps: tables.swaps,
    drops: tables.drops,
    stays: wantedStays(after),
  };
}

export type PublishRequest = {
  readonly documents: readonly SourceDocument[];
  readonly note: string;
  readonly author: string;
  /** Checksum of the plan whose risks are accepted. */
  readonly confirm?: string;
  /** The version over which the documents were made; refused with 409 when another one is live. */
  readonly baseVersion?: number;
  /** The package over which the documents lie from now on; without it the one that is there stays. */
  readonly package?: string;
  /** Tables of this size and more are prepared before; those that take longer than a moment when absent. */
  readonly largeBytes?: number;
  /** Asked when the tables are as the new definitions want them and nothing is live yet: what it refuses undoes all. */
  readonly judge?: (tx: Transaction, next: ModelVersion) => Promise<void>;
};

/**
 * Makes the documents the live model. Large tables are prepared while everybody works on; then tables, version and notice change in
 * one transaction; what nobody wants any more goes afterwards. Killed anywhere, the old version is fully live, or the new one is.
 * Refused with 409 when records stand against it and the plan has not been confirmed.
 * @returns the new version's number; the old one's when nothing is different
 */
export async function publishModel(
  database: Database,
  request: PublishRequest,
): Promise<{ readonly version: number; readonly plan: PublishPlan }> {
  const baseVersion = await prepare(database, request);
  const done = await database.transaction((tx) => publishInside(tx, { ...request, baseVersion }));
  await tidyTables(database).catch((error: unknown) => process.emitWarning(`not tidied up: ${String(error)}`));
  return done;
}

/** Refuses what can be refused before anything is touched. @returns the version over which the rest has to happen */
async function prepare(database: Database, request: PublishRequest): Promise<number> {
  const plan = await planPublish(database, request.documents);
  if (request.baseVersion !== undefined) refuseOtherBase(request.baseVersion, plan.baseVersion);
  if (plan.baseVersion === 0 || (plan.statements.length === 0 && plan.swaps.length === 0)) return plan.baseVersion;
  refuseRisks(plan, request.confirm);
  const after = compileRuntimeModel(
    plan.baseVersion + 1,
    request.documents.map((one) => one.document),
  );
  await prepareTables(database.url, tablesFromModel(after.model), request.largeBytes ?? LARGE_BYTES);
  return plan.baseVersion;
}

function refuseOtherBase(base: number, live: number): void {
  if (base !== live) refuse(409, 'definition-draft.behind', { params: { base, live } });
}

/** Takes away what the live definitions do not want any more. */
async function tidyTables(database: Database): Promise<void> {
  const find = async (): Promise<readonly string[]> => {
    const { version, documents } = await readNewestVersion(database);
    const { model } = compileRuntimeModel(
      version,
      documents.map((one) => one.document),
    );
    return planTables(tablesFromModel(model), await readTables(database), version).drops;
  };
  if ((await find()).length > 0) await dropObjects(database.url, PUBLISH_LOCK, find);
}

const LOCK_ATTEMPTS = 20;
const LOCK_PAUSE_MS = 500;

/**
 * Changes tables. Whoever waits long for one keeps all others waiting behind him: each attempt gives up after a second, gives back
 * what it holds and comes again.
 */
async function runPatiently(tx: Transaction, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  await tx.query(raw(`set local lock_timeout = '1s'`));
  for (let attempt = 1; ; attempt++) {
    try {
      await tx.savepoint(async () => {
        for (const statement of statements) await tx.query(raw(statement));
      });
      break;
    } catch (error) {
      if (!isLocked(error) || attempt === LOCK_ATTEMPTS) throw error;
      await wait(LOCK_PAUSE_MS);
    }
  }
  await tx.query(raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`));
}

/** For rows: waiting for one keeps nobody else waiting. */
const LOCK_TIMEOUT = '20s';

async function publishInside(tx: Transaction, request: PublishRequest) {
  await tx.query(sql`select pg_advisory_xact_lock(${PUBLISH_LOCK})`);
  await tx.query(raw(`set local statement_timeout = 0`));
  await tx.query(raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`));
  await lockAdministrators(tx);
  const base = await readNewestVersion(tx);
  if (request.baseVersion !== undefined) refuseOtherBase(request.baseVersion, base.version);
  const plan = await makePlan(tx, base, request.documents);
  const isSamePackage = request.package === undefined || request.package === base.package;
  if (
    plan.changes.length === 0 &&
    plan.statements.length === 0 &&
    plan.swaps.length === 0 &&
    base.version > 0 &&
    isSamePackage
  )
    return { version: base.version, plan };
  refuseRisks(plan, request.confirm);
  await runPatiently(tx, plan.statements);
  await request.judge?.(tx, { version: base.version + 1, documents: request.documents });
  await runPatiently(tx, plan.swaps);
  const version = await writeVersion(tx, base, plan, request);
  await forgetStayFields(tx, plan.stays);
  await tx.query(sql`select pg_notify(${MODEL_CHANNEL}, ${String(version)})`);
  return { version, plan };
}

/**
 * A newer version of the platform or of a module may want columns that the live documents alone would not bring. Publishes the
 * same documents once more when that is so.
 */
export async function bringTablesUp(database: Database): Promise<void> {
  const { version, documents } = await readNewestVersion(database);
  if (version === 0) return;
  const { statements, swaps } = await planPublish(database, documents);
  if (statements.length === 0 && swaps.length === 0) return tidyTables(database);
  const request = { documents, note: 'New version of Leitwerk', author: SYSTEM_USER_ID, baseVersion: version };
  await publishModel(database, request).catch((error: unknown) => {
    // Somebody else was faster: what he has published is brought up instead.
    if (error instanceof Refused && error.refusal.code === 'definition-draft.behind') return bringTablesUp(database);
    throw error;
  });
}

function refuseRisks(plan: PublishPlan, confirm: string | undefined): void {
  const hard = plan.risks.filter((risk) => !risk.confirmable);
  if (hard.length > 0) refuse(409, 'publish.refused', { extra: { risks: plan.risks, checksum: plan.checksum } });
  if (plan.risks.length > 0 && confirm !== plan.checksum) {
    refuse(409, 'publish.needs-confirmation', { extra: { risks: plan.risks, checksum: plan.checksum } });
  }
}

async function writeVersion(
  tx: Transaction,
  base: ModelVersion,
  plan: PublishPlan,
  request: PublishRequest,
): Promise<number> {
  const version = base.version + 1;
  const documents = JSON.stringify(request.documents);
  const checksum = checksumOf(request.documents);
  // What an empty installation is given first is the package over which all later changes lie.
  const first = base.package ? null : await storePackage(tx, request.documents, request.author);
  const over = request.package ?? base.package ?? first?.id ?? null;
  await tx.query(sql`
    insert into leitwerk.model_version (version, author, note, checksum, documents, package, operations)
    values (${version}, ${request.author}::uuid, ${request.note}, ${checksum}, ${documents}::json, ${over}::uuid,
      ${JSON.stringify(plan.changes)}::jsonb)`);
  return version;
}
