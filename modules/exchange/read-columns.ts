import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { openRows } from '@leitwerk/platform/module/table/read-rows';
import type { DeliveredFile } from './delivered-file.ts';
import { columnsOfDocument } from './document/columns-of-document.ts';
import { columnsOfEdifact } from './edifact/columns-of-edifact.ts';
import { readValues } from './read-json.ts';
import { dialectOf } from './read-rows.ts';
import type { SampleColumn } from './sample.ts';

const LOOKED_AT = 20;
const MOST_COLUMNS = 300;

/** The columns of a file with the values of its first rows. A file of fixed width says nothing of its columns. */
export async function readColumns(
  { stream: bytes, file }: DeliveredFile,
  { format, language }: Pick<InterfaceDefinition, 'format' | 'language'>,
): Promise<readonly SampleColumn[]> {
  if (format.type === 'fixed') return [];
  if (format.type === 'edifact') return columnsOfEdifact(bytes, format, { rows: LOOKED_AT, columns: MOST_COLUMNS });
  if (format.type === 'document') return columnsOfDocument(file, format);
  if (format.type === 'json' || format.type === 'json-lines') return columnsOfValues(readValues(bytes, format));
  const { names, rows } = await openRows(bytes, dialectOf(format), language);
  const cells: (readonly string[])[] = [];
  for await (const row of rows) {
    if (row.error === undefined) cells.push(row.cells);
    if (cells.length === LOOKED_AT) break;
  }
  return names.slice(0, MOST_COLUMNS).map((from, at) => ({ from, values: cells.map((row) => row[at] ?? '') }));
}

/** Every path that leads to a text, number or truth value in one of the first objects. */
async function columnsOfValues(values: AsyncIterable<unknown>): Promise<readonly SampleColumn[]> {
  const found = new Map<string, string[]>();
  let at = 0;
  const note = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, one] of Object.entries(value)) note(one, [...path, name]);
      return;
    }
    const from = path.join('/');
    if (from === '' || value === null || (found.size >= MOST_COLUMNS && !found.has(from))) return;
    const column = found.get(from) ?? [];
    column[at] = typeof value === 'string' ? value : JSON.stringify(value);
    found.set(from, column);
  };
  for await (const value of values) {
    note(value, []);
    at += 1;
    if (at === LOOKED_AT) break;
  }
  return [...found].map(([from, column]) => ({
    from,
    values: Array.from({ length: at }, (_, row) => column[row] ?? ''),
  }));
}
