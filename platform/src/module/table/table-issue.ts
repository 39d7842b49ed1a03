import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What keeps a file with rows from being read. */
const MESSAGES = {
  'table.row-unreadable': {
    de: 'Die Zeile {line} kann nicht gelesen werden.',
    en: 'Line {line} cannot be read.',
  },
  'table.quotes-open': {
    de: 'Ab Zeile {line} ist ein Anführungszeichen offen; der Rest der Datei konnte nicht gelesen werden.',
    en: 'From line {line} on a quotation mark is open; the rest of the file could not be read.',
  },
  'table.no-workbook': {
    de: 'Das ist keine Excel-Datei im Format XLSX, oder sie ist beschädigt.',
    en: 'This is no Excel file of the format XLSX, or it is damaged.',
  },
  'table.sheet-too-large': {
    de: 'Die Arbeitsmappe ist zu groß: höchstens 30 MB, entpackt 250 MB, 200.000 Zeilen und 500 Spalten.',
    en: 'The workbook is too large: 30 MB at most, 250 MB unpacked, 200,000 rows and 500 columns.',
  },
  'table.no-sheet': { de: 'Die Arbeitsmappe hat kein Blatt „{sheet}“.', en: 'The workbook has no sheet “{sheet}”.' },
  'table.xml-broken': {
    de: 'Zeile {line}: Das XML ist fehlerhaft oder nicht in UTF-8.',
    en: 'Line {line}: the XML is not well formed, or not in UTF-8.',
  },
  'table.xml-doctype': {
    de: 'Zeile {line}: XML mit Dokumenttyp (DOCTYPE) wird nicht gelesen.',
    en: 'Line {line}: XML with a document type (DOCTYPE) is not read.',
  },
  'table.xml-too-large': {
    de: 'Zeile {line}: Das XML ist zu tief verschachtelt oder hat einen zu langen Wert.',
    en: 'Line {line}: the XML is nested too deeply, or has a value that is too long.',
  },
  'table.xml-no-rows': {
    de: 'Das XML hat keine Elemente, die Zeilen sein könnten.',
    en: 'The XML has no elements that could be rows.',
  },
} as const;

export type TableCode = keyof typeof MESSAGES;

/** An issue with its sentence. */
export const tableIssue = issuesWith(MESSAGES);
