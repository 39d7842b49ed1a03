import type { AskedTile, TileAnswer } from '@leitwerk/metadata/dashboard/answer-tile';
import { answerTile } from '@leitwerk/metadata/dashboard/answer-tile';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { measureCells } from '../../client/measured-cells.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { measureRecords } from '../../client/records.ts';
import type { EffectiveModel } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import { spanOf } from './dashboard-search.ts';
import type { TileProps } from './tile-props.ts';

/** From where tiles have what they show: counted by the reader's rights, or as a link to a dashboard has it. */
export type TileSource = {
  readonly answer: (asked: AskedTile, model: EffectiveModel, signal: AbortSignal) => Promise<TileAnswer | null>;
  /** Where nothing leads to records. */
  readonly isClosed?: boolean;
  /** Tells it from others that have the same tiles. */
  readonly name?: string;
  /** Milliseconds after which it is asked again; absent: when records have changed. */
  readonly every?: number;
};

const OWN: TileSource = {
  answer: (asked, model, signal) =>
    answerTile(asked, model, {
      groups: (entity, query) => measureRecords(entity, query, signal),
      cells: (entity, query) => measureCells(entity, query, signal),
    }),
};

export const TileSourceContext = createContext<TileSource>(OWN);

/** What a tile shows, as far as it is counted. What was counted before stays until there is something newer, even when the server is away. */
export function useTileAnswer({
  tile,
  entity,
  period,
  least,
}: Pick<TileProps, 'tile' | 'entity' | 'period'> & Partial<Pick<TileProps, 'least'>>) {
  const model = useModel();
  const source = use(TileSourceContext);
  const { x: _x, y: _y, width: _width, height: _height, label: _label, color: _color, ...counted } = tile;
  const found = useQuery({
    queryKey: queryKeys.aggregate(entity.name, { tile: counted, period, least, source: source.name }),
    queryFn: ({ signal }) =>
      source.answer({ tile, entity, spanOf: (back) => spanOf(period, back), least }, model, signal),
    placeholderData: keepPreviousData,
    ...(source.every !== undefined && { refetchInterval: source.every, refetchIntervalInBackground: true }),
  });
  return { ...found, error: found.data === undefined ? found.error : null };
}
