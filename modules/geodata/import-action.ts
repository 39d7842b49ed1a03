import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { geodataIssue } from './geodata-issue.ts';
import { expectedLayouts, recognise } from './recognise.ts';

const HEAD_BYTES = 64 * 1024;

/**
 * Imports an uploaded open data file by its layout, as a run of the module `import`: a second time it changes nothing. Another
 * run tells which records the file does not have any more.
 */
export const importAction: Action = {
  label: { de: 'Orte, Straßen oder Gemeinden importieren', en: 'Import places, streets or municipalities' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['file'],
    properties: { file: { type: 'string', format: 'uuid', description: 'Id of an uploaded file (purpose=import)' } },
  },
  run: async (input, context) => {
    const file = String(input['file']);
    const found = recognise(await headOf(file, context));
    if (!found)
      throw new ActionRefused([geodataIssue('file', 'geodata.unknown-layout', { expected: expectedLayouts() })]);
    const { layout, settings } = found;
    const view = context.entity(settings.entity);
    const isOpen = settings.key.every((name) => view?.creatable.has(name));
    if (!isOpen) throw new ActionRefused([geodataIssue('file', 'geodata.not-allowed', { entity: settings.entity })]);
    const { entity } = settings;
    const { delimiter } = settings.dialect;
    const imported = await context.startRun({ kind: 'import.rows', entity, input: { file, settings }, files: [file] });
    const missing = await context.startRun({
      kind: 'geodata.missing',
      entity,
      input: { file, layout: layout.id, delimiter },
    });
    return { layout: layout.id, runs: [imported, missing] };
  },
};

async function headOf(id: string, context: ModuleContext): Promise<string> {
  const file = await context.openFile(id);
  if (!file) throw new ActionRefused([geodataIssue('file', 'geodata.no-file')]);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of file.stream) {
    pieces.push(piece);
    length += piece.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}
