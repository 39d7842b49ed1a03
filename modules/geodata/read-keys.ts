import { Readable } from 'node:stream';
import { compileExpression, isTrue } from '@leitwerk/metadata/expression';
import { cellWithoutMark } from '@leitwerk/metadata/spreadsheet-cell';
import { parse } from 'csv-parse';
import type { Layout } from './layouts.ts';

/** Formulas of layouts are over the row alone. */
const NO_DAY = { now: '', today: '', user: null };

/** The keys of a file's rows, as the import stores them. Reads on only as fast as keys are taken. */
export async function* readKeys(
  bytes: AsyncIterable<Buffer>,
  { header, settings }: Layout,
  delimiter: string,
): AsyncGenerator<readonly string[]> {
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
  const only = settings.only === undefined ? null : compileExpression(settings.only);
  const cells = settings.key.map((field) => {
    const mapping = settings.columns.find((column) => column.field === field);
    const { column = '', expression } = mapping ?? {};
    return { column, formula: expression === undefined ? null : compileExpression(expression) };
  });
  Readable.from(bytes).pipe(parser);
  for await (const texts of parser as AsyncIterable<readonly string[]>) {
    const row = Object.fromEntries(
      texts.map((text, at) => [header?.[at] ?? String(at + 1), cellWithoutMark(text.trim())]),
    );
    if (only && !isTrue(await only.evaluate({ row }, NO_DAY))) continue;
    const key: string[] = [];
    for (const { column, formula } of cells) {
      const value = row[column] ?? '';
      key.push(formula ? String((await formula.evaluate({ value, row }, NO_DAY)) ?? '') : value);
    }
    yield key;
  }
}
