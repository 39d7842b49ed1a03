import type { AttributeSpec, MarkSpec, NodeSpec } from '@tiptap/pm/model';
import { Schema } from '@tiptap/pm/model';

// Each node keeps what was written for it, so that what nobody changes is written as it was.

const attrs = (...names: readonly string[]): Record<string, AttributeSpec> =>
  Object.fromEntries(names.map((name) => [name, { default: '' }]));

/** White space before it, its tags, and white space before the closing one. */
const element = (tag: string): Record<string, AttributeSpec> => ({
  ...attrs('before', 'tail'),
  tag: { default: tag },
  open: { default: `<${tag}>` },
  close: { default: `</${tag}>` },
});

const shown = (tag: string, className = ''): Pick<NodeSpec, 'toDOM'> => ({
  toDOM: ({ attrs: { tag: own, open } }) => [
    String(own || tag),
    { class: [className, ...classesOf(String(open ?? ''))].filter(Boolean).join(' ') || null },
    0,
  ],
});

/** Classes of an opening tag. */
export const classesOf = (open: string): readonly string[] =>
  (/\sclass="([^"]*)"/.exec(open)?.[1] ?? '').split(' ').filter(Boolean);

/** A condition or a list around other things, where such things may stand; what it holds are branches. */
const around = (group: string, content: string): NodeSpec => ({
  group,
  content,
  attrs: attrs('before', 'open', 'close'),
  isolating: true,
  toDOM: () => ['div', 0],
});
const branch = (content: string): NodeSpec => ({
  content,
  attrs: attrs('head', 'tail'),
  isolating: true,
  toDOM: () => ['div', 0],
});

const atom = (where: 'block' | 'inline', tag: 'div' | 'span'): NodeSpec => ({
  group: where,
  inline: where === 'inline',
  atom: true,
  selectable: true,
  attrs: attrs('before', 'source'),
  toDOM: ({ attrs: { source } }) => [tag, String(source)],
});

/** Those of one condition have the same number; see `newPair`. */
const marker = (): NodeSpec => {
  const spec = atom('inline', 'span');
  return { ...spec, attrs: { ...spec.attrs, pair: { default: 0 } } };
};

const nodes = {
  doc: { content: 'block+', attrs: attrs('tail') },
  // Without a tag it is text that stands in no element.
  paragraph: { group: 'block', content: 'inline*', attrs: element('p'), ...shown('div') },
  box: { group: 'block', content: 'block+', attrs: element('div'), defining: true, ...shown('div') },
  list: { group: 'block', content: 'listContent+', attrs: element('ul'), ...shown('ul') },
  item: { group: 'listContent', content: 'block+', attrs: element('li'), defining: true, ...shown('li') },
  table: { group: 'block', content: 'tableContent*', attrs: element('table'), isolating: true, ...shown('table') },
  section: { group: 'tableContent', content: 'rowContent*', attrs: element('tbody'), ...shown('tbody') },
  row: { group: 'rowContent tableContent', content: 'cellContent*', attrs: element('tr'), ...shown('tr') },
  cell: {
    group: 'cellContent',
    content: 'block+',
    attrs: element('td'),
    isolating: true,
    toDOM: ({ attrs: { tag, open } }) => [
      String(tag),
      {
        class: classesOf(String(open)).join(' ') || null,
        colspan: /\scolspan="(\d+)"/.exec(String(open))?.[1] ?? null,
      },
      0,
    ],
  },
  part: around('block', 'partBranch+'),
  partBranch: branch('block+'),
  listPart: around('listContent', 'listPartBranch+'),
  listPartBranch: branch('listContent*'),
  rowPart: around('rowContent tableContent', 'rowPartBranch+'),
  rowPartBranch: branch('rowContent*'),
  cellPart: around('cellContent', 'cellPartBranch+'),
  cellPartBranch: branch('cellContent*'),
  rule: { ...atom('block', 'div'), toDOM: () => ['hr'] },
  textBlock: atom('block', 'div'),
  /** What cannot be drawn: it stands there as code. */
  code: atom('block', 'div'),
  text: { group: 'inline' },
  br: { ...atom('inline', 'span'), selectable: false, toDOM: () => ['br'] },
  /** A variable, a call or a text block within text. */
  chip: atom('inline', 'span'),
  /** Where a condition or list within text begins, goes on and ends. */
  begin: marker(),
  otherwise: marker(),
  end: marker(),
  inlineCode: atom('inline', 'span'),
} as const satisfies Record<string, NodeSpec>;

/** Elements within text. */
export const MARK_TAGS = ['strong', 'em', 'u', 's', 'sub', 'sup', 'small', 'span'] as const;
export type MarkTag = (typeof MARK_TAGS)[number];

/** How other programs write what is pasted from them. */
const ALSO: Partial<Record<MarkTag, string>> = { strong: 'b', em: 'i', s: 'strike' };

const mark = (tag: MarkTag): MarkSpec => ({
  attrs: {
    open: { default: `<${tag}>` },
    close: { default: `</${tag}>` },
    /** Tells one element from the next; 0 for one that was made here. */
    id: { default: 0 },
    /** How deep it stands within others; those made here stand innermost. */
    depth: { default: 99 },
  },
  // One within another of its kind stays.
  excludes: '',
  // A span says nothing by itself.
  parseDOM: (tag === 'span' ? [] : [tag, ALSO[tag] ?? []].flat()).map((name) => ({
    tag: name,
    // Some wrap all that they copy in `b` and take it back.
    getAttrs: ({ style }) => (tag === 'strong' && /^(normal|[1-4]00)$/.test(style.fontWeight) ? false : null),
  })),
  toDOM: ({ attrs: { open } }) => [tag, { class: classesOf(String(open)).join(' ') || null }, 0],
});

const marks: Record<string, MarkSpec> = {
  ...Object.fromEntries(MARK_TAGS.map((tag) => [tag, mark(tag)])),
  /** A character that was written in another way than it would be here. */
  written: { attrs: { as: {}, of: {} }, inclusive: false, excludes: 'written', toDOM: () => ['span', 0] },
};

export const letterSchema = new Schema({ nodes, marks });
