import { Text } from '@mantine/core';
import { useLabel } from '../../../i18n/language.ts';
import type { DashboardTile } from '../../../model/definitions.ts';
import { useModel } from '../../../model/model-context.tsx';
import '../../../styles/dashboard.css';
import type { DashboardPeriod } from '../dashboard-search.ts';
import { Tile } from '../tile.tsx';
import { nameOf } from './dashboard-names.ts';

/** What a tile counts while it is being put together. Of a list only what it is called. */
export function TileResult({
  tile,
  period,
  leastPeople,
}: {
  readonly tile: DashboardTile;
  readonly period: DashboardPeriod;
  readonly leastPeople?: number | undefined;
}) {
  const label = useLabel();
  const model = useModel();
  const view = model.views.find((one) => one.id === tile.view);
  return (
    <div className="ldb-preview" inert>
      {tile.type === 'list' ? (
        <>
          <Text size="sm" fw={600}>
            {label(tile.label)}
          </Text>
          <Text size="sm" c="dimmed">
            {label(view?.label)}
          </Text>
        </>
      ) : (
        <Tile
          tile={tile.entity === undefined ? tile : { ...tile, entity: nameOf(model, tile.entity) }}
          period={period}
          leastPeople={leastPeople}
        />
      )}
    </div>
  );
}
