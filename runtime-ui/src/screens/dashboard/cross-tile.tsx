import { measuresOf } from '@leitwerk/metadata/dashboard/tile-query';
import { tableOfCross } from '@leitwerk/metadata/dashboard/tile-table';
import { Loader } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { FieldModel } from '../../model/definitions.ts';
import { CrossTableView } from './cross-table.tsx';
import { TileFrame } from './tile-frame.tsx';
import type { TileProps } from './tile-props.ts';
import { useTileAnswer } from './tile-source.ts';
import { TileState } from './tile-state.tsx';
import { useTileWords } from './tile-words.ts';

const DrawnCross = lazy(async () => ({ default: (await import('./drawn-cross.tsx')).DrawnCross }));

/** A tile that is divided by two fields: stacked bars, several lines, or a pivot table. */
export function CrossTile({
  tile,
  entity,
  period,
  notes,
  field,
  split,
}: TileProps & { readonly field: FieldModel; readonly split: FieldModel }) {
  const words = useTileWords();
  const [isTable, setTable] = useState(false);
  const { data, error } = useTileAnswer({ tile, entity, period });
  const table = data?.is === 'cross' ? data.table : undefined;
  const [measure] = measuresOf(tile, entity);
  const isDrawn = tile.type !== 'pivot';
  const shown = table && measure && table.rows.length > 0 && { tile, entity, field, split, measure, table };
  return (
    <TileFrame
      tile={tile}
      notes={notes}
      table={shown ? tableOfCross(shown.table, tile, shown, words) : undefined}
      isTable={isTable}
      {...(isDrawn && { onTable: setTable })}
    >
      {!shown ? (
        <TileState error={error} isPending={table === undefined} />
      ) : isDrawn && !isTable ? (
        <Suspense fallback={<Loader size="sm" />}>
          <DrawnCross {...shown} />
        </Suspense>
      ) : (
        <CrossTableView {...shown} />
      )}
    </TileFrame>
  );
}
