import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { NavigateContext } from '../controls/record-link.tsx';
import { useLabel } from '../i18n/language.ts';
import type { DashboardDefinition, EffectiveModel } from '../model/definitions.ts';
import { shownPeriod } from '../screens/dashboard/dashboard-search.ts';
import { Tile } from '../screens/dashboard/tile.tsx';
import '../styles/dashboard.css';
import { askableModel } from './askable-entity.ts';
import { inNewTab } from './in-new-tab.ts';
import { ModelScope } from './model-scope.tsx';

type Props = {
  readonly model: EffectiveModel;
  /** What the server can be asked for. */
  readonly live: EffectiveModel;
  readonly dashboard: DashboardDefinition;
  readonly tile: DashboardDefinition['tiles'][number];
};

/** A tile as its dashboard would have it, counted over the records that are there. Of a list only what it is called. */
export function TilePreview({ model, live, dashboard, tile }: Props) {
  const label = useLabel();
  const asked = useMemo(() => askableModel(model, live), [model, live]);
  const view = model.views.find((one) => one.id === tile.view);
  if (view)
    return (
      <>
        <Text size="sm" fw={600}>
          {label(tile.label)}
        </Text>
        <Text size="sm" c="dimmed">
          {label(view.label)}
        </Text>
      </>
    );
  return (
    <ModelScope model={asked} isPreview>
      <NavigateContext value={inNewTab}>
        <Tile tile={tile} period={shownPeriod({}, dashboard.period)} leastPeople={dashboard.leastPeople} />
      </NavigateContext>
    </ModelScope>
  );
}
