import { Stack } from '@mantine/core';
import { RecordsPicker } from '../controls/record-picker.tsx';
import { ReferencesDisplay } from '../controls/reference-display.tsx';
import { RowsTable } from '../controls/rows-table.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import type { FieldModel } from '../model/definitions.ts';
import { isRecord } from '../values/equal-values.ts';

const rowsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The link itself as the first column, which is shown and not typed. */
const linkColumn = (field: FieldModel): FieldModel => ({
  id: 'self',
  name: 'self',
  type: 'reference',
  label: field.label,
  readOnly: true,
  ...(field.entity !== undefined && { entity: field.entity }),
});

const withLink = (value: unknown) => rowsOf(value).map((row) => ({ ...row, self: row }));

export function Input(props: InputProps) {
  const { field, value, onChange } = props;
  const columns = field.columns ?? [];
  const rows = rowsOf(value);
  if (columns.length === 0) return <RecordsPicker {...props} />;
  return (
    <Stack gap="xs">
      <RecordsPicker {...props} />
      {rows.length > 0 && (
        <RowsTable
          label={props.label}
          columns={[linkColumn(field), ...columns]}
          rows={withLink(value)}
          onChange={(next) => onChange(next.map(({ self: _self, ...row }) => row))}
          hideLabel
        />
      )}
    </Stack>
  );
}

export function Display(props: DisplayProps) {
  const columns = props.field.columns ?? [];
  if (props.compact || columns.length === 0) return <ReferencesDisplay {...props} />;
  return <RowsTable label="" columns={[linkColumn(props.field), ...columns]} rows={withLink(props.value)} />;
}
