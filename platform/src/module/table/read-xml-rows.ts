import type { XmlDialect } from '@leitwerk/metadata/wire/import';
import { SaxesParser } from 'saxes';
import { ActionRefused } from '../module.ts';
import type { FileRow } from './file-row.ts';
import { tableIssue } from './table-issue.ts';

const MOST_DEPTH = 32;
const MOST_COLUMNS = 300;
const LONGEST_CELL = 100_000;
/** Elements that are told apart while a file is looked at. */
const MOST_PATHS = 1000;

/** An element that is open: what has been read of it. */
type Open = {
  readonly name: string;
  readonly path: string;
  /** Attributes, and the text of parts that have nothing else, by their path within the element. */
  readonly values: Map<string, string>;
  /** How often attributes and parts occur within the element, by their path. */
  readonly times: Map<string, number>;
  readonly line: number;
  text: string;
  hasParts: boolean;
};

type Times = ReadonlyMap<string, number>;
type Closed = { readonly element: Open; readonly above: readonly Open[] };

/**
 * Elements as they close, read piece by piece. Neither a document type nor entities of one's own are taken: they can make a small
 * file endless, or read others. Throws `ActionRefused` with the line of what is not well formed.
 */
async function* readElements(bytes: AsyncIterable<Buffer>): AsyncGenerator<Closed> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const stack: Open[] = [];
  const closed: Closed[] = [];
  const refuse = (code: 'table.xml-broken' | 'table.xml-doctype' | 'table.xml-too-large'): never => {
    throw new ActionRefused([tableIssue('file', code, { line: parser.line })]);
  };
  parser.on('error', () => refuse('table.xml-broken'));
  parser.on('doctype', () => refuse('table.xml-doctype'));
  parser.on('opentag', ({ name, attributes }) => {
    const above = stack.at(-1);
    if (stack.length >= MOST_DEPTH) refuse('table.xml-too-large');
    if (above) above.hasParts = true;
    const own = localName(name);
    const values = new Map<string, string>();
    const times = new Map<string, number>();
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute.startsWith('xmlns')) continue;
      values.set(localName(attribute), String(value));
      count(times, localName(attribute), 1);
    }
    const path = above ? `${above.path}/${own}` : own;
    stack.push({ name: own, path, values, times, line: parser.line, text: '', hasParts: false });
  });
  const take = (text: string): void => {
    const element = stack.at(-1);
    if (!element) return;
    element.text += text;
    if (element.text.length > LONGEST_CELL) refuse('table.xml-too-large');
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    const element = stack.pop();
    if (!element) return;
    const above = stack.at(-1);
    if (!element.hasParts && element.text.trim() !== '') element.values.set('', element.text.trim());
    closed.push({ element, above: [...stack] });
    if (!above) return;
    count(above.times, element.name, 1);
    for (const [name, seen] of element.times) count(above.times, `${element.name}/${name}`, seen);
    // What an element says belongs to what it stands in as well; of several of a name the first.
    for (const [name, value] of element.values) {
      const within = name === '' ? element.name : `${element.name}/${name}`;
      if (!above.values.has(within) && above.values.size < MOST_COLUMNS) above.values.set(within, value);
    }
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes) {
      parser.write(decoder.decode(piece, { stream: true }));
      yield* closed.splice(0);
    }
    parser.write(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) refuse('table.xml-broken');
    throw error;
  }
  parser.close();
  yield* closed.splice(0);
}

function count(times: Map<string, number>, name: string, seen: number): void {
  const before = times.get(name);
  if (before !== undefined || times.size < MOST_PATHS) times.set(name, (before ?? 0) + seen);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A row has what its element says, and what those around it have said before it; not what they know of other rows. */
function valuesOf({ element, above }: Closed): ReadonlyMap<string, string> {
  const found = new Map([...element.values].map(([name, value]) => [name === '' ? element.name : name, value]));
  const line = [...above, element];
  for (const [at, outer] of [...above.entries()].toReversed()) {
    const inner = line[at + 1]?.name ?? '';
    for (const [name, value] of outer.values) {
      const known = `${outer.name}/${name}`;
      if (name !== inner && !name.startsWith(`${inner}/`) && !found.has(known)) found.set(known, value);
    }
  }
  return found;
}

/** How often what a row says occurs in it, and in those around it before it. */
function timesOf({ element, above }: Closed): Times {
  const found = new Map(element.times);
  const line = [...above, element];
  for (const [at, outer] of above.entries()) {
    const inner = line[at + 1]?.name ?? '';
    for (const [name, seen] of outer.times)
      if (name !== inner && !name.startsWith(`${inner}/`)) count(found, `${outer.name}/${name}`, seen);
  }
  return found;
}

/** Rows of the file. The columns are those of its first rows: of an attribute that comes later only the row itself would know. */
export async function readXmlRows(
  bytes: AsyncIterable<Buffer>,
  { element: path }: Pick<XmlDialect, 'element'>,
): Promise<{ readonly names: readonly string[]; readonly rows: AsyncGenerator<FileRow> }> {
  const elements = readElements(bytes);
  const first: { readonly line: number; readonly values: ReadonlyMap<string, string>; readonly times: Times }[] = [];
  const names = new Set<string>();
  const isRow = ({ element }: Closed): boolean => element.path === path;
  while (first.length < LOOKED_AT) {
    const next = await elements.next();
    if (next.done) break;
    if (!isRow(next.value)) continue;
    const values = valuesOf(next.value);
    for (const name of values.keys()) names.add(name);
    first.push({ line: next.value.element.line, values, times: timesOf(next.value) });
  }
  const columns = [...names].slice(0, MOST_COLUMNS);
  const cellsOf = (values: ReadonlyMap<string, string>): readonly string[] =>
    columns.map((name) => values.get(name) ?? '');
  async function* rows(): AsyncGenerator<FileRow> {
    for (const { line, values, times } of first) yield { line, cells: cellsOf(values), times };
    for await (const closed of elements)
      if (isRow(closed)) yield { line: closed.element.line, cells: cellsOf(valuesOf(closed)), times: timesOf(closed) };
  }
  return { names: columns, rows: rows() };
}

/** Rows whose names are the columns. */
const LOOKED_AT = 1000;

/**
 * Elements that could be rows: those that come more than once, or have attributes or parts; the most frequent first, of several the
 * innermost.
 */
export async function elementsOf(bytes: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  let seen = 0;
  for await (const { element, above } of readElements(bytes)) {
    const isLeaf = !element.hasParts && [...element.values.keys()].every((name) => name === '');
    if (isLeaf || above.length === 0) continue;
    if (counts.size < MOST_PATHS || counts.has(element.path))
      counts.set(element.path, (counts.get(element.path) ?? 0) + 1);
    seen += 1;
    if (seen >= ELEMENTS_LOOKED_AT) break;
  }
  const depth = (path: string): number => path.split('/').length;
  return [...counts].sort(([a, one], [b, other]) => other - one || depth(b) - depth(a)).map(([path]) => path);
}

const ELEMENTS_LOOKED_AT = 20_000;
