import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { FieldModel } from '../../model/definitions.ts';

const RowsTable = lazy(async () => ({ default: (await import('../../controls/rows-table.tsx')).RowsTable }));

/** Lists show rows as one line: the table comes with the first page that has one. */
export function ShownRows(props: {
  readonly columns: readonly FieldModel[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}) {
  return (
    <Suspense fallback={<Skeleton h={60} />}>
      <RowsTable label="" {...props} />
    </Suspense>
  );
}
