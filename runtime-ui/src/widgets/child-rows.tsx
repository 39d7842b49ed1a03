import { RowsTable } from '../controls/rows-table.tsx';
import { Nothing, TextDisplay } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { isRecord } from '../values/equal-values.ts';

const rowsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

export function Input(props: InputProps) {
  const columns = props.field.columns ?? [];
  return (
    <RowsTable
      id={props.id}
      label={props.label}
      error={props.error}
      required={props.required === true}
      columns={columns}
      rows={rowsOf(props.value)}
      onChange={props.onChange}
      newRow={() => ({})}
      {...(props.field.maxItems !== undefined && { maxItems: props.field.maxItems })}
    />
  );
}

export function Display(props: DisplayProps) {
  if (props.compact) return <TextDisplay {...props} />;
  const rows = rowsOf(props.value);
  if (rows.length === 0) return <Nothing />;
  return <RowsTable label="" columns={props.field.columns ?? []} rows={rows} />;
}
