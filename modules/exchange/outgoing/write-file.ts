import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { harmlessCell } from '@leitwerk/metadata/spreadsheet-cell';
import { stringify } from 'csv-stringify/sync';

type Cells = Readonly<Record<string, string>>;

/** Media type of a kind of file. */
export const mediaTypeOf = ({ format }: OutgoingDefinition): string =>
  ({
    csv: 'text/csv; charset=utf-8',
    xml: 'application/xml',
    json: 'application/json',
    'json-lines': 'application/jsonl',
  })[format.type];

/** Rows as a file, in UTF-8. A package holds some hundred rows: it is made in memory. */
export function fileOfRows(rows: readonly Cells[], definition: OutgoingDefinition): Buffer {
  return Buffer.from(textOf(rows, definition));
}

function textOf(rows: readonly Cells[], { columns, format }: OutgoingDefinition): string {
  const named = columns.map(({ id, name }) => ({ id, name: name ?? id }));
  if (format.type === 'csv')
    return stringify(
      [named.map(({ name }) => name), ...rows.map((row) => named.map(({ id }) => harmlessCell(row[id] ?? '')))],
      { delimiter: format.delimiter ?? ';', record_delimiter: 'windows' },
    );
  const objects = rows.map((row) =>
    Object.fromEntries(named.flatMap(({ id, name }) => (row[id] === undefined ? [] : [[name, row[id]]]))),
  );
  if (format.type === 'json') return `${JSON.stringify(objects, null, 2)}\n`;
  if (format.type === 'json-lines') return objects.map((one) => `${JSON.stringify(one)}\n`).join('');
  const { root = 'rows', element = 'row' } = format;
  const lines = objects.map(
    (one) =>
      `  <${element}>${Object.entries(one)
        .map(([name, text]) => `<${name}>${escaped(text)}</${name}>`)
        .join('')}</${element}>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n${lines.join('')}</${root}>\n`;
}

/** A text as XML 1.0 can hold it: characters that it cannot are left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
