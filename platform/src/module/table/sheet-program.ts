import { parentPort } from 'node:worker_threads';
import { unzipSync } from 'fflate';
import type { CellValue } from 'read-excel-file/web-worker';
import readWorkbook from 'read-excel-file/web-worker';
import type { SheetAnswer, SheetQuestion } from './read-sheet-rows.ts';

/** Of what is packed, together. An entry is never unpacked further than the archive says of it. */
const MOST_UNPACKED = 250_000_000;
const MOST_ENTRIES = 2000;
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 500;

type Row = readonly string[];
let open: readonly Row[] = [];

async function answer(input: SheetQuestion): Promise<SheetAnswer> {
  if (input.do === 'rows') return { rows: open.slice(input.from, input.from + input.count) };
  const { bytes, sheet, language } = input;
  try {
    if (isTooLarge(bytes)) return { refused: 'table.sheet-too-large' };
  } catch {
    return { refused: 'table.no-workbook' };
  }
  const exact = new Uint8Array(bytes).buffer;
  const found = await readWorkbook(exact).catch(() => null);
  if (!found) return { refused: 'table.no-workbook' };
  const chosen = sheet === null ? found[0] : found.find((one) => one.sheet === sheet);
  const data = chosen?.data ?? [];
  if (data.length > MOST_ROWS || data.some((row) => row.length > MOST_COLUMNS))
    return { refused: 'table.sheet-too-large' };
  open = data.map((row) => row.map((cell) => textOf(cell, language)));
  return { sheets: found.map((one) => one.sheet), isThere: chosen !== undefined };
}

/** Looks at what the archive says of its entries; unpacks none. */
function isTooLarge(bytes: Uint8Array): boolean {
  let unpacked = 0;
  let entries = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      entries += 1;
      return false;
    },
  });
  return unpacked > MOST_UNPACKED || entries > MOST_ENTRIES;
}

/** As somebody would type it: a sheet keeps numbers as such, and they are read as those of the chosen language. */
function textOf(cell: CellValue | null, language: 'de' | 'en'): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    // Excel keeps and shows 15 digits; what lies behind them comes of binary fractions.
    const digits = Number(cell.toPrecision(15)).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
    return language === 'de' ? digits.replace('.', ',') : digits;
  }
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return '';
    const iso = cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  return String(cell);
}

// A thread of its own that reads workbooks: see `read-sheet-rows.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: SheetQuestion }) => {
  void answer(input).then((output) => parentPort?.postMessage({ id, output }));
});

parentPort?.postMessage({ ready: true });
