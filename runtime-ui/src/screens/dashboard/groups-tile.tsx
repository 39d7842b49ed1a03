import { measuresOf } from '@leitwerk/metadata/dashboard/tile-query';
import { tableOfGroups } from '@leitwerk/metadata/dashboard/tile-table';
import { Loader } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { FieldModel } from '../../model/definitions.ts';
import { BarList } from './bar-list.tsx';
import { GroupTable } from './group-table.tsx';
import { TileFrame } from './tile-frame.tsx';
import type { TileProps } from './tile-props.ts';
import { useTileAnswer } from './tile-source.ts';
import { TileState } from './tile-state.tsx';
import { useTileWords } from './tile-words.ts';

const DrawnChart = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }));

/** A tile that is divided by one field. */
export function GroupsTile({ tile, entity, period, notes, least, field }: TileProps & { readonly field: FieldModel }) {
  const words = useTileWords();
  const [isTable, setTable] = useState(false);
  const { data, isPending, error } = useTileAnswer({ tile, entity, period, least });
  const groups = data?.is === 'groups' ? data.groups : [];
  const measures = measuresOf(tile, entity);
  const [measure] = measures;
  const isDrawn = tile.type === 'line' || tile.type === 'ring' || (tile.type === 'bars' && tile.bucket !== undefined);
  const isShown = measure !== undefined && !isPending && !error && groups.length > 0;
  const drawn = isShown && { tile, entity, field, measure, groups };
  return (
    <TileFrame
      tile={tile}
      notes={notes}
      table={isShown ? tableOfGroups(groups, { field, bucket: tile.bucket }, measures, words) : undefined}
      isTable={isTable}
      {...(isDrawn && { onTable: setTable })}
    >
      {!drawn ? (
        <TileState error={error} isPending={isPending} />
      ) : isDrawn && !isTable ? (
        <Suspense fallback={<Loader size="sm" />}>
          <DrawnChart {...drawn} />
        </Suspense>
      ) : tile.type === 'table' || isTable ? (
        <GroupTable {...drawn} />
      ) : (
        <BarList {...drawn} />
      )}
    </TileFrame>
  );
}
