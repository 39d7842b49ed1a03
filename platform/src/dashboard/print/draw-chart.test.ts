import { expect, it } from 'vitest';
import { drawChart } from './draw-chart.ts';

const chart = (isStacked: boolean) => ({
  is: 'chart' as const,
  type: 'columns' as const,
  names: ['Open', 'Done'],
  series: [
    { name: 'North', color: undefined, values: [4, 2] },
    { name: 'South', color: undefined, values: [6, 3] },
  ],
  isStacked,
  table: { head: [], rows: [] },
});

/** Place, width and height of each column, group by group. */
const columnsOf = (isStacked: boolean): readonly (readonly number[])[] =>
  [
    ...drawChart(chart(isStacked), 'Offers', { width: 1000, height: 500 }, 'en').matchAll(
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
    ),
  ].map((found) => found.slice(1).map(Number));

it('stacks columns that come to a whole, and puts others side by side over one scale', () => {
  const [low, high] = columnsOf(true);
  expect(low?.[0]).toBe(high?.[0]);
  expect((high?.[1] ?? 0) + (high?.[3] ?? 0)).toBeCloseTo(low?.[1] ?? 0, 0);
  const [one, other, third] = columnsOf(false);
  expect((one?.[0] ?? 0) + (one?.[2] ?? 0)).toBeCloseTo(other?.[0] ?? 0, 0);
  expect((other?.[0] ?? 0) + (other?.[2] ?? 0)).toBeLessThan(third?.[0] ?? 0);
  expect((one?.[1] ?? 0) + (one?.[3] ?? 0)).toBeCloseTo((other?.[1] ?? 0) + (other?.[3] ?? 0), 0);
  expect((other?.[3] ?? 0) / (one?.[3] ?? 1)).toBeCloseTo(1.5, 1);
});
