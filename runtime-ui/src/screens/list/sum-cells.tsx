import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Sums } from '../../client/records.ts';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { cellOf } from './column-widths.ts';

type Props = {
  readonly fields: readonly FieldModel[];
  readonly summed: readonly FieldModel[];
  readonly sums: Sums['sums'] | undefined;
  /** Stands before the first sum. */
  readonly children: ReactNode;
};

/** A text and sums under their columns; those whose column is not shown, or stands first, follow the text. */
export function SumCells({ fields, summed, sums, children }: Props) {
  const label = useLabel();
  const first = Math.max(
    fields.findIndex((field) => summed.includes(field)),
    0,
  );
  const under = first === 0 ? [] : fields.slice(first);
  const beside = summed.filter((field) => !under.includes(field));
  const value = (field: FieldModel) => sums && <FieldDisplay field={field} value={sums[field.name] ?? null} compact />;
  return (
    <>
      <Box
        role="cell"
        className="lw-cell lw-sum-text"
        style={{ gridColumn: first === 0 ? '1 / -1' : `1 / ${first + 2}` }}
      >
        {children}
        {beside.map((field) => (
          <span key={field.id} className="lw-sum-beside">
            {label(field.label)}: {value(field)}
          </span>
        ))}
      </Box>
      {under.map((field, index) => (
        <Box role="cell" key={field.id} {...cellOf(field, index + 1, false)}>
          {summed.includes(field) && value(field)}
        </Box>
      ))}
    </>
  );
}
