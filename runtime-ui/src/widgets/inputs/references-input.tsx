import { Stack } from '@mantine/core';
import { RowsTable } from '../../controls/rows-table.tsx';
import type { InputProps } from '../../controls/widget.ts';
import { recordsIn } from '../../values/equal-values.ts';
import { columnsWithLink, rowsWithLink } from '../link-column.ts';
import { RecordsPicker } from './record-picker.tsx';

export function ReferencesInput(props: InputProps) {
  const { field, value, onChange } = props;
  const rows = recordsIn(value);
  if ((field.columns ?? []).length === 0) return <RecordsPicker {...props} />;
  return (
    <Stack gap="xs">
      <RecordsPicker {...props} />
      {rows.length > 0 && (
        <RowsTable
          label={props.label}
          columns={columnsWithLink(field)}
          rows={rowsWithLink(rows)}
          onProblem={props.onProblem}
          onChange={(next) => onChange(next.map(({ self: _self, ...row }) => row))}
          hideLabel
        />
      )}
    </Stack>
  );
}
