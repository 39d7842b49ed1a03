import '@mantine/charts/styles.css';
import { BarChart, DonutChart, LineChart } from '@mantine/charts';
import { Box, Text } from '@mantine/core';
import { use } from 'react';
import { NavigateContext } from '../../controls/record-link.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardTile, EntityModel, FieldModel } from '../../model/definitions.ts';
import { CountedLink, countedAddress } from './counted-link.tsx';
import { dashboardTexts } from './dashboard-texts.ts';
import type { TileMeasure } from './tile-query.ts';
import { drawnValue, useTileWords } from './tile-words.ts';
import type { TileGroup } from './use-groups-of-tile.ts';

type Props = {
  readonly tile: DashboardTile;
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly measure: TileMeasure;
  readonly groups: readonly TileGroup[];
};

/** Told apart also by who sees few colours: light and dark ones in turn. */
const PARTS = ['blue.7', 'orange.5', 'teal.7', 'yellow.5', 'grape.7', 'cyan.4', 'red.7', 'lime.5'];

/** Lines and bars over time, and rings. The same is there as a table, for whoever does not see or point. */
export function DrawnChart({ tile, entity, field, measure, groups }: Props) {
  const t = useOwnTexts(dashboardTexts);
  const words = useTileWords();
  const navigate = use(NavigateContext);
  const data = groups.map((one) => ({
    name: one.isRest ? t.rest : words.group(field, one.key, tile.bucket),
    value: drawnValue(one.values[measure.key]),
    said: words.value(measure, one.values[measure.key]),
    filter: one.filter,
  }));
  const open = (index: number | string | undefined): void => {
    const one = data[Number(index)];
    if (one) navigate(countedAddress(entity.name, one.filter));
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
    yAxisProps: { width: 64, tickFormatter: (value: number) => short(value, words.locale) },
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
    color: colorOf(field, groups[index]) ?? PARTS[index % PARTS.length] ?? 'gray.5',
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

function colorOf(field: FieldModel, group: TileGroup | undefined): string | undefined {
  if (group?.isRest) return 'gray.5';
  const color = field.options?.find(({ id }) => id === group?.key)?.color;
  return color && `${color}.6`;
}

/** `1,2 Mio.`: an axis has little room. */
const short = (value: number, locale: string): string =>
  value.toLocaleString(locale, { notation: 'compact', maximumFractionDigits: 1 });
