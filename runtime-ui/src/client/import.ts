import type { Dialect, ImportSettings, Inspection } from '@leitwerk/metadata/wire/import';
import type { Run } from './runs.ts';
import { sendRequest } from './send-request.ts';

export const inspectFile = async (file: string, entity: string, dialect?: Dialect): Promise<Inspection> =>
  (await sendRequest<Inspection>('POST', '/import/inspect', { body: { file, entity, ...(dialect && { dialect }) } }))
    .body;

/** Reads every row and says what would become of it. */
export const startPreview = async (file: string, settings: ImportSettings): Promise<Run> =>
  (await sendRequest<Run>('POST', '/import/preview', { body: { file, settings } })).body;

export const startImport = async (file: string, settings: ImportSettings): Promise<Run> =>
  (await sendRequest<Run>('POST', '/import/runs', { body: { file, settings } })).body;
