import type { Run } from './runs.ts';
import { sendRequest } from './send-request.ts';

/** How a file is to be read; see `modules/import/settings.ts` for what the parts mean. */
export type Dialect = { readonly encoding: string; readonly delimiter: string; readonly header: boolean };

export type ColumnMapping = {
  readonly column: string;
  readonly field: string;
  readonly lookup?: string;
  readonly expression?: string;
};

export type ImportSettings = {
  readonly entity: string;
  readonly dialect: Dialect;
  readonly language: 'de' | 'en';
  readonly columns: readonly ColumnMapping[];
  readonly key: readonly string[];
  readonly mode: 'create' | 'update' | 'both';
  readonly empty: 'keep' | 'clear';
};

export type Inspection = {
  readonly file: { readonly id: string; readonly name: string; readonly size: number };
  readonly dialect: Dialect;
  readonly names: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly columns: readonly ColumnMapping[];
};

export const inspectFile = async (file: string, entity: string, dialect?: Dialect): Promise<Inspection> =>
  (await sendRequest<Inspection>('POST', '/import/inspect', { body: { file, entity, ...(dialect && { dialect }) } }))
    .body;

/** Reads every row and says what would become of it. */
export const startPreview = async (file: string, settings: ImportSettings): Promise<Run> =>
  (await sendRequest<Run>('POST', '/import/preview', { body: { file, settings } })).body;

export const startImport = async (file: string, settings: ImportSettings): Promise<Run> =>
  (await sendRequest<Run>('POST', '/import/runs', { body: { file, settings } })).body;
