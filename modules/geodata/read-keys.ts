import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Layout } from './layouts.ts';
import { wholeStreetWord } from './layouts.ts';

/** The keys of a file's rows, as the import stores them. Reads on only as fast as keys are taken. */
export async function* readKeys(
  bytes: AsyncIterable<Buffer>,
  layout: Layout,
  delimiter: string,
): AsyncGenerator<readonly string[]> {
  const { settings } = layout;
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 1_000_000,
    from: settings.dialect.header ? 2 : 1,
  });
  const cells = settings.key.map((field) => {
    const mapping = settings.columns.find((column) => column.field === field);
    const at = layout.header ? layout.header.indexOf(mapping?.column ?? '') : Number(mapping?.column) - 1;
    return { at, isStreet: mapping?.expression !== undefined };
  });
  Readable.from(bytes).pipe(parser);
  for await (const row of parser as AsyncIterable<readonly string[]>)
    yield cells.map(({ at, isStreet }) => {
      const cell = (row[at] ?? '').trim();
      return isStreet ? wholeStreetWord(cell) : cell;
    });
}
