import '@mantine/charts/styles.css';
import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import { addsUp } from '@leitwerk/metadata/dashboard/tile-query';
import { drawnValue } from '@leitwerk/metadata/dashboard/tile-words';
import { BarChart, LineChart } from '@mantine/charts';
import { use } from 'react';
import { NavigateContext } from '../../controls/record-link.tsx';
import { partColor, shortNumber } from './chart-colors.ts';
import { countedAddress } from './counted-link.tsx';
import type { CrossProps } from './cross-table.tsx';
import { useTileWords } from './tile-words.ts';

/** Series are told apart by their place: two people may have one name. */
const seriesName = (index: number): string => `s${index}`;

/** Bars, stacked where the parts come to the whole and side by side otherwise, or a line for each part. The same is there as a table, for whoever does not see or point. */
export function DrawnCross({ tile, entity, field, split, measure, table }: CrossProps) {
  const words = useTileWords();
  const navigate = use(NavigateContext);
  const open = (group: TileGroup | undefined): void => {
    if (group?.filter) navigate(countedAddress(entity.name, group.filter));
  };
  // Lying bars have room for names; bars of time stand.
  const isLying = tile.type === 'bars' && tile.bucket === undefined;
  const valueAxis = { tickFormatter: (value: number) => shortNumber(value, words.locale) };
  const shared = {
    h: '100%',
    data: table.rows.map((row) => ({
      group: words.groupOf(field, row, tile.bucket),
      ...Object.fromEntries(row.cells.map((part, index) => [seriesName(index), drawnValue(part.values[measure.key])])),
    })),
    dataKey: 'group',
    series: table.columns.map((column, index) => ({
      name: seriesName(index),
      label: words.groupOf(split, column, tile.splitBucket),
      color: partColor(split, column, index),
    })),
    valueFormatter: (value: number) => words.value(measure, value),
    tickLine: 'none' as const,
    withTooltip: true,
    withLegend: true,
    legendProps: { verticalAlign: 'bottom' as const },
  };
  if (tile.type === 'line')
    return (
      <LineChart
        {...shared}
        curveType="linear"
        gridAxis="x"
        xAxisProps={{ padding: { left: 12, right: 12 } }}
        yAxisProps={{ width: 64, ...valueAxis }}
        withDots={table.rows.length < 40}
        lineChartProps={{ onClick: ({ activeTooltipIndex }) => open(table.rows[Number(activeTooltipIndex)]) }}
      />
    );
  return (
    <BarChart
      {...shared}
      type={addsUp(measure) ? 'stacked' : 'default'}
      orientation={isLying ? 'vertical' : 'horizontal'}
      gridAxis={isLying ? 'y' : 'x'}
      maxBarWidth={48}
      {...(isLying
        ? { xAxisProps: valueAxis, yAxisProps: { width: 110 } }
        : { yAxisProps: { width: 64, ...valueAxis } })}
      barProps={({ name }) => ({
        cursor: table.total.filter ? 'pointer' : 'default',
        onClick: (_bar: unknown, index: number) => open(table.rows[index]?.cells[Number(name.slice(1))]),
      })}
    />
  );
}
