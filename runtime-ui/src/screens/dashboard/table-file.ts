import type { TileCell, TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import { harmlessCell } from '@leitwerk/metadata/spreadsheet-cell';
import type { SheetData } from 'write-excel-file/browser';
import type { Language } from '../../model/definitions.ts';

/** More digits than a cell can hold would be rounded: they stay text. */
const MOST_DIGITS = 15;

/** As spreadsheet programs in the reader's country open it: UTF-8 with a mark, semicolons and decimal commas in German. */
export function csvOfTable({ head, rows }: TileTable, language: Language): Blob {
  const delimiter = language === 'de' ? ';' : ',';
  const numberOf = (number: string): string => (language === 'de' ? number.replace('.', ',') : number);
  const cell = (text: string): string => (/[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    head.map((one) => cell(harmlessCell(one))),
    ...rows.map((row) =>
      row.map(({ text, number }) => (number === undefined ? cell(harmlessCell(text)) : cell(numberOf(number)))),
    ),
  ];
  return new Blob([`\ufeff${lines.map((line) => line.join(delimiter)).join('\r\n')}\r\n`], {
    type: 'text/csv;charset=utf-8',
  });
}

/** Numbers stay numbers; a text cell is never a formula. */
export async function sheetOfTable({ head, rows }: TileTable): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const cellOf = ({ text, number }: TileCell): SheetData[number][number] =>
    number !== undefined && number.replace(/\D/g, '').length <= MOST_DIGITS
      ? { type: Number, value: Number(number), format: number.includes('.') ? '#,##0.00##' : '#,##0' }
      : { type: String, value: text };
  const data: SheetData = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(cellOf)),
  ];
  return writeExcelFile(data, { stickyRowsCount: 1 }).toBlob();
}
