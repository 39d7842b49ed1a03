import type { Mark, Node } from '@tiptap/pm/model';
import { newPair } from './condition-pairs.ts';
import { stretchesOf } from './letter-characters.ts';
import type { Branch, Part, Parts } from './letter-parts.ts';
import { partsOfSource, sourceOfPart } from './letter-parts.ts';
import { letterSchema, MARK_TAGS } from './letter-schema.ts';

const { nodes, marks } = letterSchema;

type Drawn = { readonly content: readonly Node[]; readonly tail: string };

const WHITE = /^[ \t\r\n]*$/;
const MARKS: ReadonlySet<string> = new Set(MARK_TAGS);
const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3']);
const isTextBlock = (part: Part): boolean =>
  part.is === 'braces' && /^\{\{~?\s*block\s+"[^"]*"\s*~?\}\}$/.test(part.source);
const isWhite = (part: Part): boolean => part.is === 'text' && WHITE.test(part.source);

/**
 * The drawing of a letter's source. Everything is in it: what cannot be drawn stands there as code, and what has no look of its own
 * (white space, how tags and characters are written) is kept with the nodes.
 */
export function drawingFromSource(source: string): Node {
  const parts = partsOfSource(source);
  const drawn = parts && blocksOf(parts);
  if (!drawn) return nodes.doc.create(null, nodes.code.create({ source }));
  return nodes.doc.create({ tail: drawn.tail }, drawn.content);
}

/** What stands among paragraphs. Texts that are in no element become paragraphs without one. */
function blocksOf(parts: Parts): Drawn {
  const content: Node[] = [];
  let before = '';
  let run: Part[] = [];
  const endRun = (): void => {
    const [from, to] = [run.findIndex((one) => !isWhite(one)), run.findLastIndex((one) => !isWhite(one))];
    before += run
      .slice(0, from === -1 ? run.length : from)
      .map(sourceOfPart)
      .join('');
    if (from !== -1)
      before =
        drawRun(run.slice(from, to + 1), before, content) +
        run
          .slice(to + 1)
          .map(sourceOfPart)
          .join('');
    run = [];
  };
  for (const part of parts) {
    if (!isBlockLevel(part)) {
      run.push(part);
      continue;
    }
    endRun();
    content.push(blockOf(part, before));
    before = '';
  }
  endRun();
  if (content.length === 0) content.push(nodes.paragraph.create({ tag: '', open: '', close: '' }));
  return { content, tail: before };
}

/** Draws what stands in no element. @returns white space that belongs to what follows */
function drawRun(run: readonly Part[], before: string, into: Node[]): string {
  if (run.every((one) => isTextBlock(one) || isWhite(one))) {
    let space = before;
    for (const part of run)
      if (isTextBlock(part)) {
        into.push(nodes.textBlock.create({ before: space, source: sourceOfPart(part) }));
        space = '';
      } else space += sourceOfPart(part);
    return space;
  }
  const [first, ...rest] = run;
  const lead = first?.is === 'text' ? (/^[ \t\r\n]*/.exec(first.source)?.[0] ?? '') : '';
  const last = rest.at(-1) ?? first;
  const trail = last?.is === 'text' ? (/[ \t\r\n]*$/.exec(last.source)?.[0] ?? '') : '';
  const trimmed = run.map((part, at): Part => {
    if (part.is !== 'text') return part;
    const start = at === 0 ? lead.length : 0;
    return {
      is: 'text',
      source: part.source.slice(start, part.source.length - (at === run.length - 1 ? trail.length : 0)),
    };
  });
  const inline = inlineOf(trimmed, [], makeIds());
  if (inline) {
    into.push(nodes.paragraph.create({ tag: '', open: '', close: '', before: before + lead }, inline));
    return trail;
  }
  into.push(nodes.code.create({ before, source: run.map(sourceOfPart).join('') }));
  return '';
}

/** Whether it is a paragraph, a table and so on, or holds such things. */
function isBlockLevel(part: Part): boolean {
  if (part.is === 'void') return part.tag === 'hr';
  if (part.is === 'element') return !MARKS.has(part.tag);
  if (part.is !== 'block') return false;
  const inner = part.branches.flatMap((one) => one.parts);
  if (inner.some(isBlockLevel)) return true;
  return inner.some(isTextBlock) && inner.every((one) => isTextBlock(one) || isWhite(one));
}

function blockOf(part: Part, before: string): Node {
  const code = () => nodes.code.create({ before, source: sourceOfPart(part) });
  if (part.is === 'void') return nodes.rule.create({ before, source: part.source });
  if (part.is === 'block') {
    const branches = part.branches.map((one) => branchOf('part', one, blocksOf(one.parts)));
    return nodes.part.create({ before, open: part.open, close: part.close }, branches);
  }
  if (part.is !== 'element') return code();
  const { tag, open, close, parts } = part;
  const given = { before, tag, open, close };
  if (PARAGRAPHS.has(tag)) {
    const inline = inlineOf(parts, [], makeIds());
    return inline ? nodes.paragraph.create(given, inline) : code();
  }
  if (tag === 'div' || tag === 'blockquote') {
    const { content, tail } = blocksOf(parts);
    return nodes.box.create({ ...given, tail }, content);
  }
  if (tag === 'ul' || tag === 'ol') return structureOf('list', nodes.list, part, before) ?? code();
  if (tag === 'table') return structureOf('table', nodes.table, part, before) ?? code();
  return code();
}

type Place = 'list' | 'table' | 'section' | 'row';
/** What may stand where, and what a condition around it is. */
const PLACES: Readonly<
  Record<Place, { readonly tags: readonly string[]; readonly part: 'listPart' | 'rowPart' | 'cellPart' }>
> = {
  list: { tags: ['li'], part: 'listPart' },
  table: { tags: ['thead', 'tbody', 'tfoot', 'tr'], part: 'rowPart' },
  section: { tags: ['tr'], part: 'rowPart' },
  row: { tags: ['td', 'th'], part: 'cellPart' },
};

type Element = Extract<Part, { is: 'element' }>;

function structureOf(place: Place, type: (typeof nodes)[string], part: Element, before: string): Node | null {
  const { tag, open, close } = part;
  const drawn = childrenOf(place, part.parts);
  if (!drawn || (place === 'list' && drawn.content.length === 0)) return null;
  return type.create({ before, tag, open, close, tail: drawn.tail }, drawn.content);
}

function childrenOf(place: Place, parts: Parts): Drawn | null {
  const { tags, part: aroundName } = PLACES[place];
  const content: Node[] = [];
  let before = '';
  for (const part of parts) {
    if (isWhite(part)) {
      before += sourceOfPart(part);
      continue;
    }
    const node =
      part.is === 'element' && tags.includes(part.tag)
        ? childOf(part, before)
        : part.is === 'block'
          ? partOf(place === 'table' ? 'section' : place, aroundName, part, before)
          : null;
    if (!node) return null;
    content.push(node);
    before = '';
  }
  return { content, tail: before };
}

function childOf(part: Element, before: string): Node | null {
  const { tag, open, close } = part;
  if (tag === 'tr') return structureOf('row', nodes.row, part, before);
  if (tag === 'thead' || tag === 'tbody' || tag === 'tfoot') return structureOf('section', nodes.section, part, before);
  const { content, tail } = blocksOf(part.parts);
  return (tag === 'li' ? nodes.item : nodes.cell).create({ before, tag, open, close, tail }, content);
}

function partOf(
  place: Place,
  name: 'listPart' | 'rowPart' | 'cellPart',
  part: Extract<Part, { is: 'block' }>,
  before: string,
): Node | null {
  const branches: Node[] = [];
  for (const one of part.branches) {
    const drawn = childrenOf(place, one.parts);
    if (!drawn) return null;
    branches.push(branchOf(name, one, drawn));
  }
  return nodes[name].create({ before, open: part.open, close: part.close }, branches);
}

const branchOf = (
  name: 'part' | 'listPart' | 'rowPart' | 'cellPart',
  { head }: Branch,
  { content, tail }: Drawn,
): Node => letterSchema.node(`${name}Branch`, { head, tail }, content);

const makeIds = (): (() => number) => {
  let last = 0;
  return () => ++last;
};

/** What stands within text; null when something else does. */
function inlineOf(parts: Parts, within: readonly Mark[], nextId: () => number): readonly Node[] | null {
  const found: Node[] = [];
  for (const part of parts) {
    const some = inlineOfPart(part, within, nextId);
    if (!some) return null;
    found.push(...some);
  }
  return found;
}

function inlineOfPart(part: Part, within: readonly Mark[], nextId: () => number): readonly Node[] | null {
  const one = (type: (typeof nodes)[string], source: string): Node => type.create({ source }, null, within);
  switch (part.is) {
    case 'text':
      return stretchesOf(part.source).map(({ text, as }) =>
        letterSchema.text(
          text,
          as === undefined ? within : marks['written']?.create({ as, of: text }).addToSet(within),
        ),
      );
    case 'braces':
      return [one(/^\{\{~?!/.test(part.source) ? nodes.inlineCode : nodes.chip, part.source)];
    case 'void':
      return part.tag === 'br' ? [one(nodes.br, part.source)] : null;
    case 'element': {
      if (!MARKS.has(part.tag)) return null;
      // With nothing in it there is nothing to be marked.
      if (part.parts.length === 0) return [one(nodes.inlineCode, sourceOfPart(part))];
      const { open, close } = part;
      const mark = letterSchema.mark(part.tag, { open, close, id: nextId(), depth: within.length });
      return inlineOf(part.parts, mark.addToSet(within), nextId);
    }
    case 'block': {
      const pair = newPair();
      const marker = (type: (typeof nodes)[string], source: string): Node =>
        type.create({ source, pair }, null, within);
      const found = [marker(nodes.begin, part.open)];
      for (const { head, parts } of part.branches) {
        if (head !== '') found.push(marker(nodes.otherwise, head));
        const some = inlineOf(parts, within, nextId);
        if (!some) return null;
        found.push(...some);
      }
      return [...found, marker(nodes.end, part.close)];
    }
  }
}
