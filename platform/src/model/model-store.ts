import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Sql } from 'sql-template-tag';
import sql from 'sql-template-tag';
import { loadModules } from '../module/load-modules.ts';
import type { Module } from '../module/module.ts';
import { moduleNamesOf } from '../module/module-definitions.ts';
import type { Database, Queryable } from '../storage/database.ts';
import type { RuntimeModel } from './runtime-model.ts';
import { compileRuntimeModel } from './runtime-model.ts';

/** One definition as its file has it. */
export type SourceDocument = { readonly file: string; readonly document: Definition };

export type ModelVersion = {
  readonly version: number;
  readonly documents: readonly SourceDocument[];
  /** Id of the package over which the documents lie. */
  readonly package?: string | null;
};

/** The channel on which a publish tells every process. */
export const MODEL_CHANNEL = 'leitwerk_model';

export type ModelStore = {
  /** The live model. Take it once per request and keep it. */
  readonly current: () => RuntimeModel;
  readonly documents: () => readonly SourceDocument[];
  /** Reads the newest version, if it is not the one that is live here. */
  readonly refresh: () => Promise<void>;
  /** Definitions as if they were live, with the modules that they name. */
  readonly compile: (version: ModelVersion) => Promise<RuntimeModel>;
  readonly onChange: (listener: (model: RuntimeModel) => void) => () => void;
  readonly close: () => Promise<void>;
};

/** The newest published version, or version 0 without definitions. */
export async function readNewestVersion(database: Queryable): Promise<ModelVersion> {
  const [newest] = await readVersions(database, sql`order by version desc limit 1`);
  return newest ?? { version: 0, documents: [] };
}

/** A published version; null when there is none of this number. */
export async function readVersion(database: Queryable, version: number): Promise<ModelVersion | null> {
  const [found] = await readVersions(database, sql`where version = ${version}`);
  return found ?? null;
}

async function readVersions(database: Queryable, which: Sql): Promise<readonly ModelVersion[]> {
  const rows = await database.query<{ version: number; documents: string; package: string | null }>(
    sql`select version, documents, package from leitwerk.model_version ${which}`,
  );
  return rows.map((row) => ({ ...row, documents: JSON.parse(row.documents) as SourceDocument[] }));
}

/** @param load finds the modules that the application names; tests bring their own */
export async function openModelStore(
  database: Database,
  onError: (error: unknown) => void,
  load: (names: readonly string[]) => Promise<readonly Module[]> = loadModules,
): Promise<ModelStore> {
  let newest = await readNewestVersion(database);
  let model = await compile(newest, load);
  const listeners = new Set<(model: RuntimeModel) => void>();
  let refreshing: Promise<void> = Promise.resolve();

  const refresh = (): Promise<void> => {
    refreshing = refreshing.then(async () => {
      const next = await readNewestVersion(database);
      if (next.version === newest.version) return;
      model = await compile(next, load);
      newest = next;
      for (const listener of listeners) listener(model);
    });
    return refreshing;
  };
  const quietly = (): void => {
    refresh().catch((error: unknown) => {
      refreshing = Promise.resolve();
      onError(error);
    });
  };
  // After a lost connection a notice may have been missed.
  const stop = await database.listen(MODEL_CHANNEL, quietly, quietly);
  return {
    current: () => model,
    documents: () => newest.documents,
    refresh,
    compile: (version) => compile(version, load),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: stop,
  };
}

async function compile(
  { version, documents }: ModelVersion,
  load: (names: readonly string[]) => Promise<readonly Module[]>,
): Promise<RuntimeModel> {
  const definitions = documents.map((one) => one.document);
  return compileRuntimeModel(version, definitions, await load(moduleNamesOf(definitions)));
}
