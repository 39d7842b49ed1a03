import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { OutgoingCells } from '@leitwerk/metadata/outgoing/compile-outgoing';
import { harmlessCell } from '@leitwerk/metadata/spreadsheet-cell';
import { stringify } from 'csv-stringify/sync';
import { objectOf } from './object-of.ts';

/** Media type of a kind of file. */
export const mediaTypeOf = ({ format }: OutgoingDefinition): string =>
  ({
    csv: 'text/csv; charset=utf-8',
    xml: 'application/xml',
    json: 'application/json',
    'json-lines': 'application/jsonl',
  })[format.type];

/** Rows as a file, in UTF-8. A package holds some hundred rows: it is made in memory. */
export function fileOfRows(rows: readonly OutgoingCells[], definition: OutgoingDefinition): Buffer {
  return Buffer.from(textOf(rows, definition));
}

function textOf(rows: readonly OutgoingCells[], definition: OutgoingDefinition): string {
  const { columns, format } = definition;
  if (format.type === 'json')
    return `${JSON.stringify(
      rows.map((row) => objectOf(row, definition)),
      null,
      2,
    )}\n`;
  if (format.type === 'json-lines') return rows.map((row) => `${JSON.stringify(objectOf(row, definition))}\n`).join('');
  const named = columns.map(({ id, name }) => ({ id, name: name ?? id }));
  const textsOf = (row: OutgoingCells) => named.map(({ id, name }) => ({ name, text: String(row[id] ?? '') }));
  if (format.type === 'csv')
    return stringify(
      [named.map(({ name }) => name), ...rows.map((row) => textsOf(row).map(({ text }) => harmlessCell(text)))],
      { delimiter: format.delimiter ?? ';', record_delimiter: 'windows' },
    );
  const { root = 'rows', element = 'row' } = format;
  const lines = rows.map((row) => {
    const said = textsOf(row).filter(({ text }) => text !== '');
    return `  <${element}>${said.map(({ name, text }) => `<${name}>${escaped(text)}</${name}>`).join('')}</${element}>\n`;
  });
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
