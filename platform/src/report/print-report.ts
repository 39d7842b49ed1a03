import { tileUnder } from '@leitwerk/metadata/dashboard/tile-under';
import type { DashboardTile } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import { filterWords } from '../dashboard/linked-pages.ts';
import type { CountedPage, PrintedPage } from '../dashboard/print/count-page.ts';
import { countPage } from '../dashboard/print/count-page.ts';
import { listRows } from '../dashboard/print/list-rows.ts';
import type { PrintedDocument, PrintedFor } from '../dashboard/print/print-document.ts';
import { LISTED } from '../dashboard/print/print-document.ts';
import { drawTiles, momentWords, periodWords, printStyle } from '../dashboard/print/print-page.ts';
import { printTexts } from '../dashboard/print/print-texts.ts';
import { tileInText } from '../dashboard/print/tiles-in-text.ts';
import type { WordedTile } from '../dashboard/print/word-tile.ts';
import { wordTile } from '../dashboard/print/word-tile.ts';
import { escapeMarkup } from '../manual/escape-markup.ts';
import type { Print } from '../module/module-print.ts';
import type { AccessNote } from '../privacy/access-log.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { ReadableReport, ReadableSection } from './readable-reports.ts';

const USUAL_ROWS = 100;

/** What is chosen for all of it. */
type Choice = Pick<PrintedPage, 'period' | 'only'>;

type WordedSection = {
  readonly section: ReadableSection['section'];
  readonly tiles: readonly WordedTile[];
  readonly notes: readonly AccessNote[];
};

/** A report as PDF, counted now. Sections of which nothing is left, e.g. lists for somebody outside, are not in it. */
export async function printReport(
  figures: Queryable,
  print: Print,
  { report, sections, filters }: ReadableReport,
  choice: Choice,
  { reader, language, isOutside }: PrintedFor,
): Promise<PrintedDocument | null> {
  const at = new Date();
  const worded: WordedSection[] = [];
  for (const one of sections) {
    const tiles = await tilesOf(figures, one, { ...choice, filters }, reader, language, isOutside);
    if (tiles) worded.push(tiles);
  }
  if (worded.every(({ tiles }) => tiles.length === 0)) return null;
  const t = printTexts[language];
  const title = report.label[language];
  const isWhole = worded.length === report.sections.length;
  const chosen = await filterWords(choice.only, filters, figures, reader);
  const facts = [
    t.period(periodWords(choice.period, language)),
    ...chosen.map(({ label, value }) => `${label[language]}: ${value[language]}`),
    momentWords(at, language),
    ...(isOutside ? [t.readBy(reader.actor.name)] : []),
    ...(isWhole ? [] : [t.fewer]),
  ];
  const { cover } = report;
  const head = `<h1>${escapeMarkup(title)}</h1>${cover ? `<p class="cover-text">${paragraphs(cover[language])}</p>` : ''}<p>${facts.map((one) => `<span>${escapeMarkup(one)}</span>`).join('')}</p>`;
  const body = `<header${cover ? ' class="cover"' : ''}>${head}</header>${worded.map((one, index) => sectionHtml(one, index, cover !== undefined, language)).join('')}`;
  const style = printStyle(`${title} · ${momentWords(at, language)}`, language);
  const pdf = await print({ title, language, style, body });
  return { title, pdf, text: inText(title, facts, worded, language), notes: worded.flatMap(({ notes }) => notes) };
}

async function tilesOf(
  figures: Queryable,
  { section, document }: ReadableSection,
  { period, only, filters }: Choice & Pick<ReadableReport, 'filters'>,
  reader: Context,
  language: Language,
  isOutside: boolean,
): Promise<WordedSection | null> {
  const { model } = reader.model;
  if (section.view !== undefined) {
    if (isOutside) return null;
    const list: DashboardTile = { ...WHOLE, id: section.id, label: section.label, type: 'list', view: section.view };
    const { tile, isUnfiltered } = tileUnder(list, filters, only, model);
    const rows = await listRows(figures, tile, section.most ?? USUAL_ROWS, reader);
    const tiles = [wordTile({ is: 'listed', tile, isUnfiltered, least: undefined, rows }, model, language)];
    return { section, tiles, notes: rows.notes };
  }
  if (!document) return { section, tiles: [], notes: [] };
  const counted = await countPage(figures, { document, period, only }, reader, isOutside ? 0 : LISTED);
  return (
    counted && {
      section,
      tiles: counted.tiles.map((one) => wordTile(one, model, language)),
      notes: notesOf(counted),
    }
  );
}

/** The width of the page. */
const WHOLE = { x: 0, y: 0, width: 12, height: 4 } as const;

const notesOf = ({ tiles }: CountedPage): readonly AccessNote[] =>
  tiles.flatMap((one) => (one.is === 'listed' ? one.rows.notes : []));

const paragraphs = (text: string): string => escapeMarkup(text).replaceAll('\n', '<br>');

function sectionHtml(
  { section, tiles }: WordedSection,
  index: number,
  isAfterCover: boolean,
  language: Language,
): string {
  const { label, text, newPage } = section;
  // A list stands under the heading of its section.
  const shown = section.view === undefined ? tiles : tiles.map((one) => ({ ...one, title: '' }));
  const isNew = newPage === true && (index > 0 || isAfterCover);
  return `<h2${isNew ? ' class="new-page"' : ''}>${escapeMarkup(label[language])}</h2>${text ? `<p class="section-text">${paragraphs(text[language])}</p>` : ''}${drawTiles(shown, language)}`;
}

const inText = (
  title: string,
  facts: readonly string[],
  sections: readonly WordedSection[],
  language: Language,
): string =>
  [
    title,
    ...facts,
    '',
    ...sections.flatMap(({ section, tiles }) => [
      section.label[language].toUpperCase(),
      ...(section.text ? [section.text[language]] : []),
      ...tiles.flatMap((one) => [...tileInText(one), '']),
    ]),
  ].join('\n');
