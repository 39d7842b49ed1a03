import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { AREA } from '../area/find-area.ts';
import { idIn, readRecords, textIn } from '../read-records.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { ParsedSheet } from './parse-sheets.ts';
import { parseSheets } from './parse-sheets.ts';

const SHEET = 'tariff-network-sheet';
const MOST_BYTES = 20_000_000;
/** That are written in one transaction. */
const MOST_SHEETS = 1000;

/**
 * Network price sheets from an uploaded CSV file, all or none of them. A sheet of the same grid area, first day and version is
 * replaced; a second time nothing changes.
 */
export const importSheets: Action = {
  label: { de: 'Netzentgelt-Preisblätter importieren', en: 'Import network price sheets' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['file'],
    properties: { file: { type: 'string', format: 'uuid', description: 'Id of an uploaded file (purpose=import)' } },
  },
  run: async (input, context) => {
    const parsed = await parseSheets(await bytesOf(String(input['file']), context));
    if (parsed.length > MOST_SHEETS)
      throw new ActionRefused([tariffIssue('file', 'tariff.too-many-sheets', { most: MOST_SHEETS })]);
    const areas = await areasOf(parsed, context);
    const known = await knownSheets([...areas.values()], context);
    const commands = parsed.map((sheet): RecordCommand => {
      const area = areas.get(sheet.area) ?? '';
      const values = { ...sheet.values, area, components: sheet.components };
      const id = known.get(keyOf(area, sheet.values.validFrom, sheet.values.sheetVersion));
      return id === undefined
        ? { action: 'create', entity: SHEET, values }
        : { action: 'update', entity: SHEET, id, values };
    });
    await context.write(commands);
    const updated = commands.filter(({ action }) => action === 'update').length;
    return { created: commands.length - updated, updated };
  },
};

async function bytesOf(id: string, context: ModuleContext): Promise<AsyncIterable<Buffer>> {
  const file = await context.openFile(id);
  if (!file) throw new ActionRefused([tariffIssue('file', 'tariff.no-file')]);
  if (file.size > MOST_BYTES) throw new ActionRefused([tariffIssue('file', 'tariff.file-too-large')]);
  return file.stream;
}

/** Ids of grid areas by number; refuses numbers that nobody knows, with the line. */
async function areasOf(sheets: readonly ParsedSheet[], context: ModuleContext): Promise<ReadonlyMap<string, string>> {
  const numbers = [...new Set(sheets.map((sheet) => sheet.area))];
  const records = numbers.length === 0 ? [] : await readRecords(context, AREA, { number: { in: numbers } });
  const found = new Map(records.map((record) => [textIn(record, 'number'), record.id]));
  const issues = sheets
    .filter((sheet) => !found.has(sheet.area))
    .map((sheet) => tariffIssue(String(sheet.line), 'tariff.unknown-area', { line: sheet.line, area: sheet.area }));
  if (issues.length > 0) throw new ActionRefused(issues);
  return found;
}

async function knownSheets(areas: readonly string[], context: ModuleContext): Promise<ReadonlyMap<string, string>> {
  const records = areas.length === 0 ? [] : await readRecords(context, SHEET, { area: { in: areas } });
  return new Map(
    records.map((record) => [
      keyOf(idIn(record, 'area'), textIn(record, 'validFrom'), Number(record['sheetVersion'])),
      record.id,
    ]),
  );
}

const keyOf = (area: string, validFrom: string, version: number): string => `${area} ${validFrom} ${version}`;
