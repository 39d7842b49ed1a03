import type { OwnDashboardContent } from '@leitwerk/metadata/wire/dashboards';
import type { DashboardDefinition, EffectiveModel } from '../../../model/definitions.ts';

type Entities = Pick<EffectiveModel, 'entities'>;

const idOf = ({ entities }: Entities, name: string): string => entities[name]?.id ?? name;

export const nameOf = ({ entities }: Entities, id: string): string =>
  Object.values(entities).find((one) => one.id === id)?.name ?? id;

/** What a shown dashboard is made of, as it is kept: entities by their ids. */
export function contentOf(
  { icon, period, leastPeople, filters, tiles }: DashboardDefinition,
  model: Entities,
): OwnDashboardContent {
  const named = filters?.map((one) => ({
    ...one,
    fields: one.fields.map(({ entity, field }) => ({ entity: idOf(model, entity), field })),
  }));
  return {
    ...(icon && { icon }),
    ...(period && { period }),
    ...(leastPeople && { leastPeople }),
    ...(named && { filters: named as unknown as NonNullable<typeof filters> }),
    tiles: tiles.map((tile) =>
      tile.entity === undefined ? tile : { ...tile, entity: idOf(model, tile.entity) },
    ) as unknown as typeof tiles,
  };
}
