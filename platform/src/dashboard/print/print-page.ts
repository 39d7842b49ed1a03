import { tileTexts } from '@leitwerk/metadata/dashboard/tile-texts';
import type { FieldModel, Model } from '@leitwerk/metadata/model';
import type { Language } from '@leitwerk/metadata/shown-type';
import { shownTypes } from '@leitwerk/metadata/shown-types';
import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import { escapeMarkup } from '../../manual/escape-markup.ts';
import { TIME_ZONE } from '../../rights/context.ts';
import type { CountedPage } from './count-page.ts';
import { drawTile, isLong, PAPER } from './draw-tile.ts';
import { layTiles } from './lay-tiles.ts';
import { printTexts } from './print-texts.ts';
import type { WordedTile } from './word-tile.ts';
import { wordTile } from './word-tile.ts';

/** A dashboard in words of one language: what its PDF and the text of its mail are made from. */
export type WordedPage = {
  readonly title: string;
  /** Period, filters, moment and by whose rights it is counted. */
  readonly facts: readonly string[];
  readonly tiles: readonly WordedTile[];
};

const DAY = { type: 'date' } as FieldModel;

/** @param reader by whose rights it was counted, where he is not the one who reads it */
export function wordPage(
  counted: CountedPage,
  model: Model,
  language: Language,
  at: Date,
  reader: string | null,
): WordedPage {
  const t = printTexts[language];
  const { dashboard, period, filters, tiles, isWhole } = counted;
  return {
    title: dashboard.label[language],
    facts: [
      ...(tiles.some(({ tile }) => tile.time !== undefined) ? [t.period(periodWords(period, language))] : []),
      ...filters.map((one) => `${one.label[language]}: ${one.value[language]}`),
      momentWords(at, language),
      ...(reader === null ? [] : [t.readBy(reader)]),
      ...(isWhole ? [] : [t.fewer]),
    ],
    tiles: tiles.map((one) => wordTile(one, model, language)),
  };
}

export function periodWords(period: CountedPage['period'], language: Language): string {
  const day = (given: string): string => shownTypes.date.format(given, DAY, language);
  return typeof period === 'string'
    ? tileTexts[language].periods[period]
    : printTexts[language].days(day(period.from), day(period.to));
}

/** By the clock of the place where the installation is. */
export function momentWords(at: Date, language: Language): string {
  const { day, time } = clockOf(at, TIME_ZONE);
  return printTexts[language].asOf(`${shownTypes.date.format(day, DAY, language)} ${time.slice(0, 5)}`, TIME_ZONE);
}

/** The tiles of a page as HTML, in pieces that are not cut. */
export const drawTiles = (tiles: readonly WordedTile[], language: Language): string =>
  layTiles(tiles, isLong)
    .map(({ tiles: all, y, isLong: long }) => {
      if (long) return all.map((one) => `<section class="tile long">${drawTile(one, language)}</section>`).join('');
      const placed = all.map((one) => {
        const { x, y: row, width, height } = one.tile;
        return `<section class="tile" style="grid-column:${x + 1}/span ${width};grid-row:${row - y + 1}/span ${height}">${drawTile(one, language)}</section>`;
      });
      return `<div class="band">${placed.join('')}</div>`;
    })
    .join('');

export const drawPage = ({ title, facts, tiles }: WordedPage, language: Language): string =>
  `<header><h1>${escapeMarkup(title)}</h1><p>${facts.map((one) => `<span>${escapeMarkup(one)}</span>`).join('')}</p></header>${drawTiles(tiles, language)}`;

/** A text in a style sheet: whatever could end it stands there by its number. */
const quoted = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9äöüÄÖÜß .,:–-]/gu, (one) => `\\${one.codePointAt(0)?.toString(16)} `)}"`;

/** The style sheet of what is printed on A4 across. @param foot what stands below every page on the left */
export const printStyle = (foot: string, language: Language): string => `
@page{size:A4 landscape;margin:11mm 12mm 14mm;
@bottom-left{content:${quoted(foot)};font:7.5pt Letter;color:#868e96}
@bottom-right{content:${quoted(`${printTexts[language].page} `)} counter(page) ${quoted(` ${printTexts[language].of} `)} counter(pages);font:7.5pt Letter;color:#868e96}}
*{box-sizing:border-box}
body{margin:0;font:9pt/1.3 Letter;color:#212529;-webkit-print-color-adjust:exact;print-color-adjust:exact}
svg{display:block;font-family:Letter}
h1{font-size:16pt;margin:0;line-height:1.2}h2{font-size:13pt;margin:5mm 0 2mm;break-after:avoid}
h3{font-size:9pt;margin:0 0 1.2mm;min-height:4.5mm;break-after:avoid}p{margin:0}
header{margin-bottom:4mm;border-bottom:.3mm solid #adb5bd;padding-bottom:2mm}
header span{margin-right:5mm;color:#495057;display:inline-block}
.cover{break-after:page;border:none;padding-top:55mm}.cover h1{font-size:28pt}.cover-text{font-size:13pt;margin:4mm 0 8mm}
.new-page{break-before:page;margin-top:0}.section-text{margin:0 0 3mm;max-width:200mm}
.band{display:grid;grid-template-columns:repeat(12,1fr);grid-auto-rows:minmax(${PAPER.row - PAPER.gap}mm,auto);gap:${PAPER.gap}mm;margin-bottom:${PAPER.gap}mm;break-inside:avoid}
.tile{border:.2mm solid #ced4da;border-radius:1.2mm;padding:2.2mm;min-width:0;overflow:hidden}
.long{margin-bottom:${PAPER.gap}mm;border:none;padding:0}
.note{font-size:7.5pt;font-weight:400;color:#6c757d}.said{color:#6c757d}
.figure{font-size:17pt;font-weight:700;line-height:1.15}
.target{height:1.6mm;background:#e9ecef;border-radius:1mm;margin:1mm 0;overflow:hidden}.target i{display:block;height:100%;background:#1971c2}
ol{list-style:none;margin:0;padding:0}
li{position:relative;display:flex;gap:2mm;justify-content:space-between;padding:.7mm 1.2mm;margin-bottom:.6mm;break-inside:avoid}
li>span{position:relative;overflow-wrap:anywhere}li>b{position:relative;white-space:nowrap}
.bars li>i{position:absolute;left:0;top:0;bottom:0;border-radius:.6mm}
.ring{display:flex;gap:3mm;align-items:center}.ring svg{flex:none}.ring ol{flex:1;min-width:0}.ring li{align-items:center;justify-content:flex-start}.ring li b{margin-left:auto}
.ring li>i,.legend i{flex:none;display:inline-block;width:2.4mm;height:2.4mm;border-radius:50%;margin-right:1mm}
.legend{font-size:7.5pt}.legend span{margin-right:4mm;white-space:nowrap;display:inline-block}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:8.5pt}
thead{display:table-header-group}tr{break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:.6mm 1.5mm .6mm 0;border-bottom:.1mm solid #dee2e6;overflow-wrap:break-word}
table+table{margin-top:3mm}
th{border-bottom:.3mm solid #868e96}.number{text-align:right;white-space:nowrap}.sum td{font-weight:700;border-top:.3mm solid #868e96}`;
