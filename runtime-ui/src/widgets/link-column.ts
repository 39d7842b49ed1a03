import type { FieldModel } from '../model/definitions.ts';

type Row = Readonly<Record<string, unknown>>;

/** The columns of a link, and before them the link itself, which is shown and not typed. */
export const columnsWithLink = (field: FieldModel): readonly FieldModel[] => [
  {
    id: 'self',
    name: 'self',
    type: 'reference',
    label: field.label,
    readOnly: true,
    ...(field.entity !== undefined && { entity: field.entity }),
  },
  ...(field.columns ?? []),
];

export const rowsWithLink = (rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ ...row, self: row }));
