import type { Language } from '@leitwerk/metadata/shown-type';
import { escapeMarkup } from '../../manual/escape-markup.ts';
import { strongColor } from './print-colors.ts';
import type { TileContent, WordedPart } from './word-tile.ts';

type Chart = Extract<TileContent, { is: 'chart' }>;

/** In tenths of a millimetre: the drawing is as large as it is printed, so that letters are of one size on the whole page. */
export type Size = { readonly width: number; readonly height: number };

const LETTER = 24;
const LEFT = 150;
const BOTTOM = 46;
const TOP = 14;
const RIGHT = 16;

const svg = ({ width, height }: Size, label: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" style="width:${width / 10}mm;height:${height / 10}mm" role="img" aria-label="${escapeMarkup(label)}">${parts.join('')}</svg>`;

const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="${LETTER}" fill="#495057">${escapeMarkup(words)}</text>`;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Columns or lines over a scale; several series are stacked, stand side by side, or are a line each. */
export function drawChart(chart: Chart, title: string, size: Size, language: Language): string {
  const { names, series, type } = chart;
  const isStacked = type === 'columns' && chart.isStacked;
  const sums = names.map((_, at) => series.map(({ values }) => values[at] ?? 0));
  const tops = isStacked ? sums.map((all) => sum(all.filter((one) => one > 0))) : sums.flat();
  const lows = isStacked ? sums.map((all) => sum(all.filter((one) => one < 0))) : sums.flat();
  const scale = scaleOf(Math.min(0, ...lows), Math.max(0, ...tops));
  const plot = { x: LEFT, y: TOP, width: size.width - LEFT - RIGHT, height: size.height - TOP - BOTTOM };
  const yOf = (value: number): number => plot.y + plot.height * (1 - (value - scale.from) / (scale.to - scale.from));
  const step = plot.width / Math.max(1, names.length);
  const xOf = (at: number): number => plot.x + step * (at + 0.5);
  const marks = scale.ticks.flatMap((tick) => [
    `<line x1="${plot.x}" x2="${plot.x + plot.width}" y1="${round(yOf(tick))}" y2="${round(yOf(tick))}" stroke="${tick === 0 ? '#868e96' : '#dee2e6'}" stroke-width="2"/>`,
    text(plot.x - 12, yOf(tick) + LETTER / 3, shortNumber(tick, language), 'end'),
  ]);
  const drawn = type === 'line' ? lines(chart, xOf, yOf) : columns(chart, xOf, yOf, step, isStacked);
  return svg(size, title, [...marks, ...drawn, ...namesBelow(names, xOf, step, size.height - 12)]);
}

function columns(
  { names, series }: Chart,
  xOf: (at: number) => number,
  yOf: (value: number) => number,
  step: number,
  isStacked: boolean,
): readonly string[] {
  const all = Math.min(step * 0.72, isStacked || series.length === 1 ? 120 : Number.POSITIVE_INFINITY);
  const width = isStacked ? all : all / series.length;
  return names.flatMap((_, at) => {
    let above = 0;
    let below = 0;
    return series.map(({ values, color }, index) => {
      const value = values[at] ?? 0;
      const from = isStacked ? (value >= 0 ? above : below) : 0;
      if (value >= 0) above = from + value;
      else below = from + value;
      const [y1, y2] = [yOf(from + value), yOf(from)].sort((one, other) => one - other) as [number, number];
      return `<rect x="${round(xOf(at) - all / 2 + (isStacked ? 0 : index * width))}" y="${round(y1)}" width="${round(width)}" height="${round(y2 - y1)}" fill="${strongColor(color, index)}"/>`;
    });
  });
}

const lines = ({ series }: Chart, xOf: (at: number) => number, yOf: (value: number) => number): readonly string[] =>
  series.flatMap(({ values, color }, index) => {
    const points = values.map((value, at) => `${round(xOf(at))},${round(yOf(value))}`);
    const ink = strongColor(color, index);
    const dots = values.length > 40 ? [] : points.map((point) => dotAt(point, ink));
    return [`<polyline points="${points.join(' ')}" fill="none" stroke="${ink}" stroke-width="6"/>`, ...dots];
  });

function dotAt(point: string, ink: string): string {
  const [x, y] = point.split(',');
  return `<circle cx="${x}" cy="${y}" r="8" fill="${ink}"/>`;
}

/** Of many names so many are left out that the others have room. */
function namesBelow(names: readonly string[], xOf: (at: number) => number, step: number, y: number): readonly string[] {
  const longest = Math.max(...names.map(({ length }) => length), 1) * LETTER * 0.56;
  const every = Math.max(1, Math.ceil(Math.min(longest, 200) / step));
  const room = Math.floor((step * every) / (LETTER * 0.5));
  return names.flatMap((name, at) =>
    at % every === 0 ? [text(xOf(at), y, name.length > room ? `${name.slice(0, room - 1)}…` : name, 'middle')] : [],
  );
}

/** Parts of a whole. */
export function drawRing(parts: readonly WordedPart[], title: string, across: number): string {
  const whole = sum(parts.map(({ drawn }) => drawn));
  const [center, radius, thick] = [across / 2, across / 2 - 30, 56];
  const around = 2 * Math.PI * radius;
  let from = 0;
  const arcs = parts.map(({ drawn, color }, index) => {
    const length = whole === 0 ? 0 : (drawn / whole) * around;
    const arc = `<circle cx="${center}" cy="${center}" r="${radius}" fill="none" stroke="${strongColor(color, index)}" stroke-width="${thick}" stroke-dasharray="${round(length)} ${round(around - length)}" stroke-dashoffset="${round(-from)}" transform="rotate(-90 ${center} ${center})"/>`;
    from += length;
    return arc;
  });
  return svg({ width: across, height: across }, title, arcs);
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

const MOST_TICKS = 5;

/** A scale of round numbers. */
export function scaleOf(least: number, greatest: number): { from: number; to: number; ticks: readonly number[] } {
  const span = greatest - least || 1;
  const rough = span / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const from = Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((greatest - from) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, at) => from + at * step);
  return { from, to: from + count * step, ticks };
}

const shortNumber = (value: number, language: Language): string =>
  value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { notation: 'compact', maximumFractionDigits: 1 });
