/** How a file with columns is to be read; without `format` it is text with separators. */
export type Dialect = CsvDialect | SheetDialect | XmlDialect;

export type CsvDialect = {
  readonly format?: 'csv';
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: ';' | ',' | '\t' | '|';
  /** Whether the first row holds the names of the columns. */
  readonly header: boolean;
};

/** A sheet of a workbook. */
export type SheetDialect = {
  readonly format: 'xlsx';
  /** Name of the sheet; the first one when absent. */
  readonly sheet?: string;
  readonly header: boolean;
};

/** Each element of one name is a row; its attributes and parts, and those of what it stands in, are columns. */
export type XmlDialect = {
  readonly format: 'xml';
  /** Path of the row's element, from the outermost one: `prices/product/price`. */
  readonly element: string;
};

/** Rows of an XML file always know the names of their columns. */
export const hasHeader = (dialect: Dialect): boolean => dialect.format === 'xml' || dialect.header;

/** Where the values of one field come from. Columns go by name, so that their order may change. */
export type ColumnMapping = {
  /** Name of the column in the file; without a header its number, from 1. */
  readonly column: string;
  /** Name of the field, or `field.part` for a part of an address. */
  readonly field: string;
  /** For a reference: the field of the other entity that holds what stands in the column. */
  readonly lookup?: string;
  /** JSONata over the row (`row`, by column) and its cell (`value`), in place of the cell. */
  readonly expression?: string;
};

/** All that an import needs to know beside the file; what a profile keeps. */
export type ImportSettings = {
  readonly entity: string;
  readonly dialect: Dialect;
  /** Language in which numbers and dates are written. */
  readonly language: 'de' | 'en';
  readonly columns: readonly ColumnMapping[];
  /** Fields by which a row is found among the records; none: every row is a new record. */
  readonly key: readonly string[];
  readonly mode: 'create' | 'update' | 'both';
  /** What an empty cell means for a record that is there: leave its value, or clear it. */
  readonly empty: 'keep' | 'clear';
  /** JSONata over the row (`row`, by column): rows for which it is not true are left out. Absent: all rows are meant. */
  readonly only?: string;
  /** What becomes of a new record that agrees with another by a duplicate rule: taken all the same (when absent), or refused. */
  readonly similar?: 'take' | 'refuse';
};

/** What a file looks like and which column is for which field, as far as it was recognised. */
export type Inspection = {
  readonly file: { readonly id: string; readonly name: string; readonly size: number };
  readonly dialect: Dialect;
  /** What of the file can be read: its sheets, or the elements that come more than once. */
  readonly choices: readonly string[];
  readonly names: readonly string[];
  /** The first rows. */
  readonly sample: readonly (readonly string[])[];
  readonly columns: readonly ColumnMapping[];
};
