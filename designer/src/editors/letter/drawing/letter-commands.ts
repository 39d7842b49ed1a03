import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { looseIn, newPair, pairOf } from './condition-pairs.ts';
import { drawingFromSource } from './drawing-from-source.ts';
import { classesOf, letterSchema } from './letter-schema.ts';

const { nodes } = letterSchema;

/** The text of a drawing that is only text, without a paragraph around it. */
const inlineOf = (drawing: Node): Fragment | null => {
  const first = drawing.firstChild;
  return drawing.childCount === 1 && first?.type === nodes.paragraph && first.attrs['tag'] === ''
    ? first.content
    : null;
};

/** Puts source where the cursor is: text into the text, anything else behind the paragraph or in place of an empty one. */
export function insertSource(state: EditorState, source: string): Transaction {
  const drawing = drawingFromSource(source);
  const inline = inlineOf(drawing);
  const { tr } = state;
  if (inline && state.selection.$from.parent.isTextblock) {
    // What is typed next belongs behind it; a chip that is chosen stays.
    if (state.selection instanceof NodeSelection) tr.setSelection(TextSelection.create(state.doc, state.selection.to));
    const marks = state.storedMarks ?? state.selection.$from.marks();
    const marked = inline.content.map((node) =>
      node.mark([...marks.filter((one) => one.type.name !== 'written'), ...node.marks]),
    );
    return tr.replaceSelection(new Slice(Fragment.fromArray(marked), 0, 0)).scrollIntoView();
  }
  const { depth, $pos } = blockAround(state);
  const place = depth === 0 ? null : $pos.node(depth);
  const isEmpty = place?.type === nodes.paragraph && place.content.size === 0;
  const at = depth === 0 ? $pos.pos : $pos.after(depth);
  const from = isEmpty ? $pos.before(depth) : at;
  const isTop = depth <= 1;
  const content = drawing.content.content.map((node) =>
    isTop && node.attrs['before'] === '' && from > 0
      ? node.type.create({ ...node.attrs, before: '\n' }, node.content, node.marks)
      : node,
  );
  tr.replaceWith(from, at, content);
  const inside = tr.doc.resolve(Math.min(from + 1, tr.doc.content.size));
  const [first] = content;
  return tr
    .setSelection(first?.isAtom ? NodeSelection.create(tr.doc, from) : TextSelection.near(inside))
    .scrollIntoView();
}

/** The nearest thing among paragraphs around the cursor: behind it there is room for another one. */
function blockAround({ selection }: EditorState): { readonly $pos: ResolvedPos; readonly depth: number } {
  const $pos = selection.$to;
  for (let depth = $pos.depth; depth > 0; depth--)
    if ($pos.node(depth).type.isInGroup('block') && !$pos.node(depth - 1).type.isInGroup('cellContent'))
      return { $pos, depth };
  return { $pos, depth: 0 };
}

type Under =
  | { readonly is: 'words' }
  | { readonly is: 'place' }
  | { readonly is: 'paragraphs'; readonly start: number; readonly end: number; readonly content: readonly Node[] };

/** What of a selection can be put under a condition; null when other conditions begin or end in the middle of it. */
function underIn({ selection: { $from, $to, empty } }: EditorState): Under | null {
  if (empty) return { is: 'place' };
  if ($from.sameParent($to) && $from.parent.isTextblock) {
    const words = $from.parent.content.cut($from.parentOffset, $to.parentOffset);
    return looseIn(words).length === 0 ? { is: 'words' } : null;
  }
  const range = $from.blockRange($to, (node) => node.type.contentMatch.matchType(nodes.paragraph) !== null);
  const content = range?.parent.children.slice(range.startIndex, range.endIndex) ?? [];
  return range && content.length > 0 && content.every((one) => one.type.isInGroup('block'))
    ? { is: 'paragraphs', start: range.start, end: range.end, content }
    : null;
}

export const mayPutUnderCondition = (state: EditorState): boolean => underIn(state) !== null;

/** Puts the selection under a condition: text within a paragraph, or whole paragraphs; an empty selection gets a new part. */
export function putUnderCondition(state: EditorState, condition: string): Transaction {
  const { from, to } = state.selection;
  const open = `{{#if ${condition}}}`;
  const close = '{{/if}}';
  const under = underIn(state);
  if (under?.is === 'place') return insertSource(state, `${open}<p></p>${close}`);
  const { tr } = state;
  if (!under) return tr;
  if (under.is === 'words') {
    const pair = newPair();
    tr.insert(to, nodes.end.create({ source: close, pair })).insert(from, nodes.begin.create({ source: open, pair }));
    return tr.setSelection(NodeSelection.create(tr.doc, from));
  }
  const branch = nodes.partBranch.create(null, under.content);
  tr.replaceWith(under.start, under.end, nodes.part.create({ open, close, before: '' }, branch));
  return tr.setSelection(NodeSelection.create(tr.doc, under.start));
}

/** Deletes what is chosen across conditions among paragraphs: in each paragraph its own, so that what is left stays under what it was. */
export function deleteAcross({ doc, selection: { from, to }, tr }: EditorState): Transaction {
  const isWhole = (node: Node, at: number): boolean => from <= at && at + node.nodeSize <= to;
  doc.nodesBetween(from, to, (node, at) => {
    const $at = doc.resolve(at);
    // Where all that a branch or cell holds goes, its paragraphs stay, empty.
    const staysFilled = $at.depth === 0 || !isWhole($at.parent, $at.before());
    if (staysFilled && isWhole(node, at) && GO_WHOLE.some((group) => node.type.isInGroup(group))) {
      tr.delete(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize));
      return false;
    }
    if (!node.isTextblock) return true;
    const [first, last] = [Math.max(from, at + 1), Math.min(to, at + node.nodeSize - 1)];
    if (first < last) tr.delete(tr.mapping.map(first), tr.mapping.map(last));
    return false;
  });
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(from)))).scrollIntoView();
}

/** Cells and sections do not: the table keeps its shape. */
const GO_WHOLE = ['block', 'listContent', 'rowContent'];

const withTag = (open: string, tag: string): string => open.replace(/^<[a-z0-9]*/, `<${tag}`);

/** Makes the chosen paragraphs of another kind. */
export function setParagraphs(state: EditorState, tag: string): Transaction {
  const { tr } = state;
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type !== nodes.paragraph || node.attrs['tag'] === tag) return;
    const open = withTag(String(node.attrs['open']) || '<p>', tag);
    tr.setNodeMarkup(at, null, { ...node.attrs, tag, open, close: `</${tag}>` });
  });
  return tr;
}

/** Gives the thing at a place these classes; text in no element becomes a paragraph for it. */
export function setClasses({ tr, doc }: EditorState, at: number, classes: readonly string[]): Transaction {
  const node = doc.nodeAt(at);
  if (!node) return tr;
  const bare = node.attrs['tag'] === '';
  const before = bare ? '<p>' : String(node.attrs['open']);
  const without = before.replace(/\sclass="[^"]*"/, '');
  const open =
    classes.length === 0 ? without : without.replace(/^<[a-z0-9]+/, (start) => `${start} class="${classes.join(' ')}"`);
  return tr.setNodeMarkup(at, null, { ...node.attrs, open, ...(bare && { tag: 'p', close: '</p>' }) });
}

export const classesAt = (node: Node): readonly string[] => classesOf(String(node.attrs['open'] ?? ''));

/** Changes what was written for a node. The selection stays. */
export function setWritten(state: EditorState, at: number, attrs: Readonly<Record<string, string>>): Transaction {
  const { tr, doc, selection } = state;
  const node = doc.nodeAt(at);
  if (!node) return tr;
  tr.setNodeMarkup(at, null, { ...node.attrs, ...attrs }, node.marks);
  return selection instanceof NodeSelection ? tr.setSelection(NodeSelection.create(tr.doc, selection.from)) : tr;
}

/** Takes a part away and leaves what stands in its first branch. */
export function dissolve({ tr, doc }: EditorState, at: number): Transaction {
  const node = doc.nodeAt(at);
  return node?.firstChild ? tr.replaceWith(at, at + node.nodeSize, node.firstChild.content) : tr;
}

export function removeAt({ tr, doc }: EditorState, at: number): Transaction {
  const node = doc.nodeAt(at);
  if (!node) return tr;
  const $at = doc.resolve(at);
  // Where something has to stand, an empty paragraph takes its place.
  if ($at.parent.childCount === 1 && node.type.isInGroup('block'))
    return tr.replaceWith(at, at + node.nodeSize, nodes.paragraph.create({ tag: '', open: '', close: '' }));
  return tr.delete(at, at + node.nodeSize);
}

/** Another branch at the end of a part, or within text before the end of the condition that begins here. */
export function addBranch({ tr, doc }: EditorState, at: number, head: string): Transaction {
  const node = doc.nodeAt(at);
  if (!node) return tr;
  if (node.type === nodes.begin) {
    const end = endOf(doc, at);
    return end === null ? tr : tr.insert(end, nodes.otherwise.create({ source: head, pair: pairOf(node) }));
  }
  const branch = letterSchema.nodes[`${node.type.name}Branch`];
  const isText = node.type === nodes.part;
  const content = isText ? nodes.paragraph.create({ tag: 'p', open: '<p>', close: '</p>' }) : null;
  return branch ? tr.insert(at + node.nodeSize - 1, branch.create({ head }, content)) : tr;
}

/** Where the condition ends that begins here. */
function endOf(doc: Node, at: number): number | null {
  const $at = doc.resolve(at);
  let open = 0;
  for (let index = $at.index(), position = at; index < $at.parent.childCount; index++) {
    const node = $at.parent.child(index);
    if (node.type === nodes.begin) open++;
    if (node.type === nodes.end && --open === 0) return position;
    position += node.nodeSize;
  }
  return null;
}
