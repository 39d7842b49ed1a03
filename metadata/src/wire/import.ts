/** How a file is to be read. */
export type Dialect = {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: ';' | ',' | '\t' | '|';
  /** Whether the first row holds the names of the columns. */
  readonly header: boolean;
};

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
  readonly names: readonly string[];
  /** The first rows. */
  readonly sample: readonly (readonly string[])[];
  readonly columns: readonly ColumnMapping[];
};
