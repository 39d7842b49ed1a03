import type { DisplayProps } from '../../controls/widget.ts';
import { recordsIn } from '../../values/equal-values.ts';
import { columnsWithLink, rowsWithLink } from '../link-column.ts';
import { RecordLinks } from './reference-display.tsx';
import { ShownRows } from './shown-rows.tsx';

export function ReferencesDisplay(props: DisplayProps) {
  const columns = props.field.columns ?? [];
  if (props.compact || columns.length === 0) return <RecordLinks {...props} />;
  return <ShownRows columns={columnsWithLink(props.field)} rows={rowsWithLink(recordsIn(props.value))} />;
}
