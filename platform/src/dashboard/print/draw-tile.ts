import type { TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import type { Language } from '@leitwerk/metadata/shown-type';
import { escapeMarkup } from '../../manual/escape-markup.ts';
import { drawChart, drawRing } from './draw-chart.ts';
import { lightColor, strongColor } from './print-colors.ts';
import type { TileContent, WordedPart, WordedTile } from './word-tile.ts';

/** Millimetres that a page has for tiles from left to right, and that a row of a dashboard is high. */
export const PAPER = { width: 273, row: 11.5, gap: 3 } as const;
const PADDING = 2.5;
const HEAD = 6;

/** So many rows and more are printed as a table from margin to margin that goes on on the next page. */
export const LONG_ROWS = 16;

/** So many columns stand beside each other at most; more go on below, each time with the first one again. */
const MOST_COLUMNS = 13;
/** From so many on it takes the width of the page. */
const WIDE_COLUMNS = 9;

export const isLong = ({ content }: Pick<WordedTile, 'content'>): boolean =>
  content.is === 'table' && (content.table.rows.length >= LONG_ROWS || content.table.head.length >= WIDE_COLUMNS);

/** One tile as HTML. All that it says is text. */
export function drawTile(worded: WordedTile, language: Language): string {
  const { title, notes, content } = worded;
  const note = notes.length > 0 ? `<span class="note">${escapeMarkup(notes.join(', '))}</span>` : '';
  const head = title === '' ? '' : `<h3>${escapeMarkup(title)} ${note}</h3>`;
  return `${head}${body(worded, content, language)}`;
}

function body({ tile, title }: WordedTile, content: TileContent, language: Language): string {
  const width = (PAPER.width / 12) * tile.width - PAPER.gap - 2 * PADDING;
  const height = PAPER.row * tile.height - PAPER.gap - 2 * PADDING - HEAD;
  switch (content.is) {
    case 'said':
      return `<p class="said">${escapeMarkup(content.text)}</p>`;
    case 'figure': {
      const color = tile.color ? ` style="color:${strongColor(tile.color, 0)}"` : '';
      const share =
        content.share === null
          ? ''
          : `<div class="target"><i style="width:${Math.min(100, Math.max(0, content.share * 100))}%"></i></div>`;
      const notes = content.notes.map((one) => `<p class="note">${escapeMarkup(one)}</p>`).join('');
      return `<p class="figure"${color}>${escapeMarkup(content.text)}</p>${share}${notes}`;
    }
    case 'bars':
      return `<ol class="bars">${content.parts.map(bar).join('')}</ol>`;
    case 'ring': {
      const across = Math.round(Math.min(height, 42) * 10);
      const names = content.parts.map(
        ({ name, text, color }, index) =>
          `<li><i style="background:${strongColor(color, index)}"></i><span>${escapeMarkup(name)}</span><b>${escapeMarkup(text)}</b></li>`,
      );
      return `<div class="ring">${drawRing(content.parts, title, across)}<ol>${names.join('')}</ol></div>`;
    }
    case 'chart': {
      const hasLegend = content.series.length > 1;
      const size = {
        width: Math.round(width * 10),
        height: Math.round(Math.max(26, height - (hasLegend ? 5 : 0)) * 10),
      };
      return `${drawChart(content, title, size, language)}${hasLegend ? legend(content.series) : ''}`;
    }
    case 'table':
      return `${tableHtml(content.table, content.sum)}${content.more === null ? '' : `<p class="note">${escapeMarkup(content.more)}</p>`}`;
  }
}

const bar = ({ name, text, share, color }: WordedPart): string =>
  `<li><i style="width:${Math.round(share * 1000) / 10}%;background:${lightColor(color)}"></i><span>${escapeMarkup(name)}</span><b>${escapeMarkup(text)}</b></li>`;

const legend = (series: Extract<TileContent, { is: 'chart' }>['series']): string =>
  `<p class="legend">${series
    .map(
      ({ name, color }, index) =>
        `<span><i style="background:${strongColor(color, index)}"></i>${escapeMarkup(name)}</span>`,
    )
    .join('')}</p>`;

function tableHtml({ head, rows }: TileTable, sum: boolean): string {
  const isNumber = head.map(
    (_, at) =>
      rows.some((row) => row[at]?.number !== undefined) &&
      rows.every((row) => row[at]?.number !== undefined || !row[at]?.text),
  );
  const cell = (tag: 'td' | 'th', text: string, at: number): string =>
    `<${tag}${isNumber[at] ? ' class="number"' : ''}>${escapeMarkup(text)}</${tag}>`;
  const part = (places: readonly number[]): string => {
    const line = (row: TileTable['rows'][number], at: number): string =>
      `<tr${sum && at === rows.length - 1 ? ' class="sum"' : ''}>${places.map((place) => cell('td', row[place]?.text ?? '', place)).join('')}</tr>`;
    return `<table><thead><tr>${places.map((place) => cell('th', head[place] ?? '', place)).join('')}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`;
  };
  return partsOf(head.length).map(part).join('');
}

/** Places of the columns of each part of a table. */
function partsOf(columns: number): readonly (readonly number[])[] {
  const others = Array.from({ length: columns - 1 }, (_, at) => at + 1);
  const step = MOST_COLUMNS - 1;
  const parts = Array.from({ length: Math.max(1, Math.ceil(others.length / step)) }, (_, at) =>
    others.slice(at * step, (at + 1) * step),
  );
  return parts.map((places) => [0, ...places]);
}
