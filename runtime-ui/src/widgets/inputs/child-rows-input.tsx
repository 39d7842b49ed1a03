import { RowsTable } from '../../controls/rows-table.tsx';
import type { InputProps } from '../../controls/widget.ts';
import { recordsIn } from '../../values/equal-values.ts';

export function ChildRowsInput(props: InputProps) {
  const columns = props.field.columns ?? [];
  return (
    <RowsTable
      id={props.id}
      label={props.label}
      error={props.error}
      required={props.required === true}
      columns={columns}
      rows={recordsIn(props.value)}
      onChange={props.onChange}
      onProblem={props.onProblem}
      newRow={() => ({})}
      {...(props.field.maxItems !== undefined && { maxItems: props.field.maxItems })}
    />
  );
}
