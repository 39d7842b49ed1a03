import type { Dialect, Inspection } from '@leitwerk/metadata/wire/import';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { openRows } from '@leitwerk/platform/module/table/read-rows';
import { resolveColumns } from './columns.ts';
import { makeConverter } from './convert-rows.ts';
import { importIssue } from './import-issue.ts';
import type { ImportInput } from './import-step.ts';
import { lookAt } from './look-at.ts';
import { INSPECT_SCHEMA, SETTINGS_SCHEMA } from './settings.ts';
import { suggestColumns } from './suggest-columns.ts';

const SAMPLE_ROWS = 20;

const START = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'settings'],
  properties: { file: { type: 'string', format: 'uuid' }, settings: SETTINGS_SCHEMA },
} as const;
const RUN = { $ref: '#/components/schemas/Run' } as const;

/** What a person does one after the other: look at the file, try it, import it. */
export const routes: readonly ModuleRoute[] = [
  {
    method: 'POST',
    path: '/api/import/inspect',
    summary: 'What an uploaded file looks like, and which column is for which field',
    body: INSPECT_SCHEMA,
    handle: async ({ body }, context) => inspect(body as InspectBody, context),
  },
  {
    method: 'POST',
    path: '/api/import/preview',
    summary: 'A run that says of every row what would become of it, and stores nothing',
    body: START,
    answer: RUN,
    status: 202,
    handle: ({ body }, context) => begin('import.preview', body as ImportInput, context),
  },
  {
    method: 'POST',
    path: '/api/import/runs',
    summary: 'A run that imports the file',
    body: START,
    answer: RUN,
    status: 202,
    handle: ({ body }, context) => begin('import.rows', body as ImportInput, context),
  },
];

type InspectBody = { readonly file: string; readonly entity: string; readonly dialect?: Dialect };

async function inspect({ file, entity, dialect }: InspectBody, context: ModuleContext): Promise<Inspection> {
  const view = viewOf(entity, context);
  const { rows, ...found } = await lookAt({ file, most: SAMPLE_ROWS, ...(dialect && { dialect }) }, context);
  const sample = rows.map(({ cells }) => cells);
  return {
    file: found.file,
    dialect: found.dialect,
    choices: found.choices,
    names: found.names,
    sample,
    columns: suggestColumns(found.names, sample, view, context),
  };
}

function viewOf(entity: string, context: ModuleContext) {
  const view = context.entity(entity);
  if (!view) throw new ActionRefused([importIssue('entity', 'import.no-entity', { entity })]);
  return view;
}

/** What cannot work is told before a run begins. */
async function begin(kind: string, { file: id, settings }: ImportInput, context: ModuleContext): Promise<unknown> {
  const view = viewOf(settings.entity, context);
  const file = await context.openFile(id);
  if (!file) throw new ActionRefused([{ path: 'file', code: 'file.not-found' }]);
  const { names, rows } = await openRows(file.stream, settings.dialect, settings.language);
  await rows.return(undefined);
  makeConverter(settings, resolveColumns(settings, names, view, context), names, view, context);
  return context.startRun({ kind, entity: settings.entity, input: { file: id, settings }, files: [id] });
}
