import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { placeOf, wordsBefore } from '@leitwerk/metadata/interface/columns';
import type { Issue } from '@leitwerk/metadata/issue';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleFile } from '@leitwerk/platform/module/module-reach';
import { textOfFile } from '@leitwerk/platform/module/text-of-file';
import type { DeliveredFile } from '../delivered-file.ts';
import type { DeliveredRow } from '../delivered-row.ts';
import { exchangeIssue } from '../exchange-issue.ts';
import { matchNames } from './match-names.ts';
import { readSide } from './read-side.ts';

/** Larger files are filed without looking into them. */
const MOST_READ = 50_000_000;

/**
 * A document as its only row: what its name and its side file say, what it is, and the words that stand in it behind those that the
 * interface names.
 * Throws `ActionRefused` when rows were sent in place of a file.
 */
export async function* readDocument(
  { file, stream, side }: DeliveredFile,
  definition: InterfaceDefinition,
): AsyncGenerator<DeliveredRow> {
  if (!file) throw new ActionRefused([exchangeIssue('file', 'exchange.only-files')]);
  const { format, columns } = definition;
  const { names } = format;
  const parts = names === undefined ? {} : matchNames(file.name, names);
  const issues: Issue[] = [];
  if (parts === null) issues.push(exchangeIssue('', 'exchange.file-name', { name: file.name, names: names ?? '' }));
  if (format.side && side === null)
    issues.push(exchangeIssue('', 'exchange.side-missing', { name: file.name, type: format.side.type }));
  const said = side ? await readSide(side, definition) : { cells: {} };
  if (said.issue) issues.push(said.issue);
  const cells: Record<string, string> = { ...said.cells };
  const isRead = columns.some((column) => wordsBefore(placeOf(column)) !== null);
  const text = isRead && file.size <= MOST_READ ? await textOf(file, stream, issues) : '';
  for (const column of columns) {
    const place = placeOf(column);
    const words = wordsBefore(place);
    const found = words === null ? (parts?.[place] ?? ofFile(place, file)) : wordBehind(text, words);
    if (found !== undefined) cells[column.id] = found;
  }
  const [issue] = issues;
  yield { line: 1, cells, ...(issue && { issue }) };
}

function ofFile(place: string, { id, name, type, size }: ModuleFile): string | undefined {
  const known: Readonly<Record<string, string>> = {
    'file.id': id,
    'file.name': name,
    'file.type': type,
    'file.size': String(size),
  };
  return known[place];
}

async function textOf(file: ModuleFile, stream: AsyncIterable<Buffer>, issues: Issue[]): Promise<string> {
  const answer = await textOfFile(file.type, stream);
  if ('text' in answer) return answer.text;
  issues.push(exchangeIssue('', 'exchange.no-text', { name: file.name }));
  return '';
}

/** The word behind others in a text, in any case and spacing, without a colon in between: of `Kundennummer: 4711` 4711. */
export function wordBehind(text: string, words: string): string | undefined {
  const plain = (given: string): string => given.replace(/\s+/g, ' ');
  const all = plain(text);
  const wanted = plain(words);
  const at = all.toLowerCase().indexOf(wanted.toLowerCase());
  if (at < 0) return undefined;
  const behind = all.slice(at + wanted.length).replace(/^[\s:.#]+/, '');
  return behind.split(' ', 1)[0]?.replace(/[,;.]+$/, '') || undefined;
}
