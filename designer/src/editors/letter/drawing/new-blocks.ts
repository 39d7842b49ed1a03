import { isPrintable } from '@leitwerk/metadata/letter/letter-frame';
import type { Language } from '@leitwerk/runtime-ui/renderer';
import type { DrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { ListChoice } from './letter-scope.ts';
import { usualSource } from './letter-scope.ts';

type NewBlock = { readonly key: string; readonly label: string; readonly source: string };

/** What can be put into a letter; the source says what it is. */
export const newBlocks = (t: DrawingTexts): readonly NewBlock[] => [
  { key: 'paragraph', label: t.paragraph, source: '<p></p>' },
  { key: 'heading', label: t.heading, source: `<h2>${t.heading}</h2>` },
  { key: 'bullets', label: t.bullets, source: '<ul><li></li></ul>' },
  {
    key: 'table',
    label: t.table,
    source: `<table class="lines"><thead><tr><th>${t.head}</th><th>${t.head}</th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table>`,
  },
  { key: 'columns', label: t.columns, source: '<div class="columns-2"><p></p></div>' },
  { key: 'box', label: t.box, source: '<div class="box"><p></p></div>' },
  { key: 'line', label: t.line, source: '<hr>' },
  { key: 'signature', label: t.signature, source: `<p class="signature">${t.signature}</p>` },
  { key: 'newPage', label: t.newPage, source: '<p class="new-page"></p>' },
  { key: 'breakLine', label: t.breakLine, source: '<br>' },
];

const COLUMNS = 4;
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A table with a row for each entry; its head is repeated on each page. */
export function tableOver({ open, close, columns }: ListChoice, language: Language): string {
  const shown = columns.filter(isPrintable).slice(0, COLUMNS);
  const classOf = ({ type }: (typeof shown)[number]): string => (NUMBERS.has(type) ? ' class="right"' : '');
  const heads = shown.map((one) => `<th${classOf(one)}>${escaped(one.label[language])}</th>`);
  const cells = shown.map((one) => `<td${classOf(one)}>${usualSource({ path: one.name, field: one })}</td>`);
  return `<table class="lines"><thead><tr>${heads.join('')}</tr></thead><tbody>${open}<tr>${cells.join('')}</tr>${close}</tbody></table>`;
}
