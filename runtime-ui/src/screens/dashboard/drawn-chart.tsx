import '@mantine/charts/styles.css';
import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import type { TileMeasure } from '@leitwerk/metadata/dashboard/tile-query';
import { drawnValue } from '@leitwerk/metadata/dashboard/tile-words';
import { BarChart, DonutChart, LineChart } from '@mantine/charts';
import { Box, Text } from '@mantine/core';
import { use } from 'react';
import { NavigateContext } from '../../controls/record-link.tsx';
import type { DashboardTile, EntityModel, FieldModel } from '../../model/definitions.ts';
import { partColor, shortNumber } from './chart-colors.ts';
import { CountedLink, countedAddress } from './counted-link.tsx';
import { useTileWords } from './tile-words.ts';

type Props = {
  readonly tile: DashboardTile;
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly measure: TileMeasure;
  readonly groups: readonly TileGroup[];
};

/** Lines and bars over time, and rings. The same is there as a table, for whoever does not see or point. */
export function DrawnChart({ tile, entity, field, measure, groups }: Props) {
  const words = useTileWords();
  const navigate = use(NavigateContext);
  const data = groups.map((one) => ({
    name: words.groupOf(field, one, tile.bucket),
    value: drawnValue(one.values[measure.key]),
    said: words.value(measure, one.values[measure.key]),
    filter: one.filter,
  }));
  const open = (index: number | string | undefined): void => {
    const one = data[Number(index)];
    if (one?.filter) navigate(countedAddress(entity.name, one.filter));
  };
  // The tooltip is given the number that was drawn; what is read is the exact value.
  const say = (value: number): string => data.find((one) => one.value === value)?.said ?? words.value(measure, value);
  const name = words.measure(measure);
  const color = `${tile.color ?? 'blue'}.6`;
  const shared = {
    h: '100%',
    data: data.map(({ name: group, value }) => ({ group, [name]: value })),
    dataKey: 'group',
    series: [{ name, color }],
    valueFormatter: say,
    gridAxis: 'x' as const,
    tickLine: 'none' as const,
    withTooltip: true,
    yAxisProps: { width: 64, tickFormatter: (value: number) => shortNumber(value, words.locale) },
  };
  if (tile.type === 'line')
    return (
      <LineChart
        {...shared}
        curveType="linear"
        // Else the first and the last point are cut off.
        xAxisProps={{ padding: { left: 12, right: 12 } }}
        withDots={data.length < 40}
        lineChartProps={{ onClick: ({ activeTooltipIndex }) => open(activeTooltipIndex ?? undefined) }}
      />
    );
  if (tile.type === 'bars')
    return (
      <BarChart
        {...shared}
        maxBarWidth={48}
        barChartProps={{ onClick: ({ activeTooltipIndex }) => open(activeTooltipIndex ?? undefined) }}
      />
    );
  const colored = data.map((one, index) => ({
    ...one,
    color: partColor(field, groups[index], index),
  }));
  return (
    <Box className="lw-ring">
      <DonutChart
        data={colored.map(({ name: part, value, color: own }) => ({ name: part, value: Math.abs(value), color: own }))}
        size={132}
        thickness={22}
        paddingAngle={colored.length > 1 ? 1 : 0}
        valueFormatter={say}
        tooltipDataSource="segment"
      />
      <Box component="ul" className="lw-plain-list lw-ring-names">
        {colored.map((one) => (
          <li key={one.name}>
            <CountedLink
              entity={entity.name}
              filter={one.filter}
              label={`${one.name}: ${one.said}`}
              className="lw-ring-link"
            >
              <span
                className="lw-ring-dot"
                style={{ background: `var(--mantine-color-${one.color.replace('.', '-')})` }}
              />
              <Text span size="sm" className="lw-ellipsis" flex={1}>
                {one.name}
              </Text>
              <Text span size="sm" fw={600} className="lw-number">
                {one.said}
              </Text>
            </CountedLink>
          </li>
        ))}
      </Box>
    </Box>
  );
}
