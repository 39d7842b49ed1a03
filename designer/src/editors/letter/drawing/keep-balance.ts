import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { isMarker, looseIn, pairOf } from './condition-pairs.ts';

/**
 * No change moves text from one condition into another. A condition within text has all its markers or none: what is deleted or written
 * over beyond one of its ends leaves that end where it was. Texts in no element that meet become paragraphs.
 */
export const keepBalance = new Plugin({
  filterTransaction: (transaction) => !joinsParts(transaction),
  appendTransaction: (transactions, before, state) =>
    transactions.some((one) => one.docChanged) ? balanced(transactions, before.doc, state) : null,
});

/** Where the branch begins that a place is in; -1 for what stands in none. */
function branchAt($at: ResolvedPos): number {
  for (let depth = $at.depth; depth > 0; depth--)
    if ($at.node(depth).type.name.endsWith('Branch')) return $at.before(depth);
  return -1;
}

/** Whether a selection begins and ends under different conditions among paragraphs; what is deleted between would join them. */
export const crossesParts = ({ selection: { $from, $to } }: EditorState): boolean =>
  $from.parent.isTextblock && $to.parent.isTextblock && branchAt($from) !== branchAt($to);

function joinsParts({ steps, docs }: Transaction): boolean {
  return steps.some((step, index) => {
    const doc = docs[index];
    let joins = false;
    step.getMap().forEach((from, to) => {
      if (!doc || from === to) return;
      const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
      // What is left of the one text stands in the other one's branch, or in what is put there instead of both.
      joins ||= ($from.parent.isTextblock || $to.parent.isTextblock) && branchAt($from) !== branchAt($to);
    });
    return joins;
  });
}

function balanced(transactions: readonly Transaction[], before: Node, { tr }: EditorState): Transaction | null {
  // Who deletes a marker alone wants to be rid of the condition.
  if (!transactions.every(takesMarkersOnly)) putBack(transactions, before, tr);
  const bare: number[] = [];
  const loose: number[] = [];
  tr.doc.descendants((node, at, parent, index) => {
    if (!node.isTextblock) return true;
    loose.push(...looseIn(node.content).map((offset) => at + 1 + offset));
    if (
      parent &&
      node.attrs['tag'] === '' &&
      (isBare(parent.maybeChild(index + 1)) || isBare(parent.maybeChild(index - 1)))
    )
      bare.push(at);
    return false;
  });
  for (const at of bare)
    tr.setNodeMarkup(at, null, { ...tr.doc.nodeAt(at)?.attrs, tag: 'p', open: '<p>', close: '</p>' });
  for (const at of loose.toReversed()) tr.delete(at, at + 1);
  return tr.docChanged ? tr : null;
}

const isBare = (node: Node | null): boolean => node?.type.name === 'paragraph' && node.attrs['tag'] === '';

/** Whether nothing of the text but markers is gone. */
function takesMarkersOnly({ steps, docs }: Transaction): boolean {
  return steps.every((step, index) => {
    let only = true;
    step.getMap().forEach((from, to) => {
      if (from === to) return;
      docs[index]?.nodesBetween(from, to, (node) => {
        if (node.isLeaf && node.isInline && !isMarker(node)) only = false;
      });
    });
    return only;
  });
}

/** Puts the markers back that are gone of conditions of which others are left, to where they stood. */
function putBack(transactions: readonly Transaction[], before: Node, tr: Transaction): void {
  const mapping = new Mapping(transactions.flatMap((one) => one.mapping.maps));
  const [had, has] = [markersIn(before), markersIn(tr.doc)];
  const left = new Set(has.map(({ marker }) => pairOf(marker)));
  // What has been put somewhere else as a whole is there, whatever became of its place.
  const many = (found: readonly Found[], like: Node): number =>
    found.filter(({ marker }) => marker.type === like.type && pairOf(marker) === pairOf(like)).length;
  for (const { marker, at } of had.toReversed()) {
    if (!left.has(pairOf(marker)) || many(has, marker) === many(had, marker)) continue;
    const { pos, deletedAfter } = mapping.mapResult(at);
    if (deletedAfter && tr.doc.resolve(pos).parent.isTextblock) tr.insert(pos, marker);
  }
}

type Found = { readonly marker: Node; readonly at: number };

function markersIn(doc: Node): readonly Found[] {
  const found: Found[] = [];
  doc.descendants((marker, at) => {
    if (isMarker(marker)) found.push({ marker, at });
  });
  return found;
}
