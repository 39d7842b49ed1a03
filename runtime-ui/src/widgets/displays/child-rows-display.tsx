import { Nothing, TextDisplay } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { recordsIn } from '../../values/equal-values.ts';
import { ShownRows } from './shown-rows.tsx';

export function ChildRowsDisplay(props: DisplayProps) {
  if (props.compact) return <TextDisplay {...props} />;
  const rows = recordsIn(props.value);
  if (rows.length === 0) return <Nothing />;
  return <ShownRows columns={props.field.columns ?? []} rows={rows} />;
}
