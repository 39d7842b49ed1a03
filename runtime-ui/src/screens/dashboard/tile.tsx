import { ActionIcon, Box, Center, Group, Loader, Skeleton, Text, Title } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardTile, EntityModel } from '../../model/definitions.ts';
import { fieldWithId } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { BarList } from './bar-list.tsx';
import type { ShownPeriod } from './dashboard-search.ts';
import { spanOf } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { FigureTile } from './figure-tile.tsx';
import { GroupTable } from './group-table.tsx';
import { measuresOf } from './tile-query.ts';
import { useGroupsOfTile } from './use-groups-of-tile.ts';

const DrawnChart = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }));

type Props = { readonly tile: DashboardTile; readonly period: ShownPeriod };

/** What one tile counts, by the reader's rights, when it is looked at. */
export function Tile({ tile, period }: Props) {
  const t = useOwnTexts(dashboardTexts);
  const label = useLabel();
  const model = useModel();
  const [isTable, setTable] = useState(false);
  const entity = model.entities[tile.entity ?? ''];
  if (!entity) return null;
  const isDrawn = tile.type === 'line' || tile.type === 'ring' || (tile.type === 'bars' && tile.bucket !== undefined);
  const Icon = isTable ? IconChartBar : IconTable;
  return (
    <>
      <Group gap={6} wrap="nowrap" className="lw-tile-head">
        <Title order={2} size="sm" className="lw-ellipsis" flex={1} title={label(tile.label)}>
          {label(tile.label)}
        </Title>
        {tile.time === undefined && (
          <Text size="xs" c="dimmed" className="lw-tile-timeless">
            {t.timeless}
          </Text>
        )}
        {isDrawn && (
          <ActionIcon
            size="sm"
            aria-label={`${isTable ? t.asChart : t.asTable}: ${label(tile.label)}`}
            title={isTable ? t.asChart : t.asTable}
            onClick={() => setTable(!isTable)}
          >
            <Icon size={15} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Box className="lw-tile-body">
        {tile.type === 'figure' ? (
          <FigureTile tile={tile} entity={entity} period={period} />
        ) : (
          <GroupsTile tile={tile} entity={entity} period={period} isDrawn={isDrawn && !isTable} isTable={isTable} />
        )}
      </Box>
    </>
  );
}

function GroupsTile({
  tile,
  entity,
  period,
  isDrawn,
  isTable,
}: Props & { readonly entity: EntityModel; readonly isDrawn: boolean; readonly isTable: boolean }) {
  const field = fieldWithId(entity, tile.group);
  return field ? <Groups {...{ tile, entity, period, field, isDrawn, isTable }} /> : null;
}

function Groups({
  tile,
  entity,
  period,
  field,
  isDrawn,
  isTable,
}: Parameters<typeof GroupsTile>[0] & { readonly field: NonNullable<ReturnType<typeof fieldWithId>> }) {
  const t = useOwnTexts(dashboardTexts);
  const { groups, isPending, error } = useGroupsOfTile(tile, entity, field, spanOf(period));
  const [measure] = measuresOf(tile, entity);
  if (error) return <ProblemText error={error} />;
  if (isPending || !measure) return <Skeleton h="80%" />;
  if (groups.length === 0)
    return (
      <Center h="100%">
        <Text size="sm" c="dimmed">
          {t.nothing}
        </Text>
      </Center>
    );
  const drawn = { tile, entity, field, measure, groups };
  if (isDrawn)
    return (
      <Suspense fallback={<Loader size="sm" />}>
        <DrawnChart {...drawn} />
      </Suspense>
    );
  return tile.type === 'table' || isTable ? <GroupTable {...drawn} /> : <BarList {...drawn} />;
}
