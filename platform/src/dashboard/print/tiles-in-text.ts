import type { TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import type { WordedPage } from './print-page.ts';
import type { TileContent, WordedTile } from './word-tile.ts';

/** What a mail says of one tile in so many lines at most; the rest stands in the PDF. */
const MOST_LINES = 12;

/** What the PDF shows, as plain text: whoever cannot open it, or does not see it, reads the figures here. */
export const pageInText = ({ title, facts, tiles }: WordedPage): string =>
  [title, ...facts, '', ...tiles.flatMap((one) => [...tileInText(one), ''])].join('\n');

export function tileInText({ title, notes, content }: WordedTile): readonly string[] {
  const head = notes.length > 0 ? `${title} (${notes.join(', ')})` : title;
  const lines = linesOf(content);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return [`${head}: ${only}`];
  return [head, ...lines.slice(0, MOST_LINES).map((one) => `  ${one}`), ...(lines.length > MOST_LINES ? ['  …'] : [])];
}

function linesOf(content: TileContent): readonly string[] {
  switch (content.is) {
    case 'said':
      return [content.text];
    case 'figure':
      return [[content.text, ...content.notes].join(', ')];
    case 'bars':
    case 'ring':
      return content.parts.map(({ name, text }) => `${name}: ${text}`);
    case 'chart':
      return tableInText(content.table);
    case 'table':
      return [...tableInText(content.table), ...(content.more === null ? [] : [content.more])];
  }
}

/** With one number a row it is said plainly; with several each has its column's name. */
const tableInText = ({ head, rows }: TileTable): readonly string[] =>
  rows.map(([first, ...rest]) => {
    const values = rest.map(({ text }, at) => (rest.length === 1 ? text : `${head[at + 1]} ${text || '–'}`));
    return [first?.text ?? '', values.join(', ')].filter(Boolean).join(': ');
  });
