import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';

/** After each change: a condition within text has both its ends or none, and texts in no element that meet become paragraphs. */
export const keepBalance = new Plugin({
  appendTransaction: (transactions, _before, state) =>
    transactions.some((one) => one.docChanged) ? balanced(state) : null,
});

function balanced({ doc, tr }: EditorState): Transaction | null {
  const loose: number[] = [];
  const bare: number[] = [];
  doc.descendants((node, at, parent, index) => {
    if (!node.isTextblock) return true;
    loose.push(...looseIn(node, at + 1));
    if (
      parent &&
      node.attrs['tag'] === '' &&
      (isBare(parent.maybeChild(index + 1)) || isBare(parent.maybeChild(index - 1)))
    )
      bare.push(at);
    return false;
  });
  if (loose.length === 0 && bare.length === 0) return null;
  for (const at of bare) tr.setNodeMarkup(at, null, { ...doc.nodeAt(at)?.attrs, tag: 'p', open: '<p>', close: '</p>' });
  for (const at of loose.toSorted((one, other) => other - one)) tr.delete(at, at + 1);
  return tr;
}

const isBare = (node: Node | null): boolean => node?.type.name === 'paragraph' && node.attrs['tag'] === '';

type Open = { readonly name: string; readonly at: number; readonly others: number[] };

const nameOf = (node: Node): string => /^\{\{~?\s*[#/]\s*([\w-]+)/.exec(String(node.attrs['source']))?.[1] ?? '';

/** Where ends stand that have no other end of the same name. */
function looseIn(paragraph: Node, start: number): readonly number[] {
  const open: Open[] = [];
  const loose: number[] = [];
  const giveUp = ({ at, others }: Open): void => {
    loose.push(at, ...others);
  };
  paragraph.forEach((node, offset) => {
    const at = start + offset;
    if (node.type.name === 'begin') open.push({ name: nameOf(node), at, others: [] });
    else if (node.type.name === 'otherwise') (open.at(-1)?.others ?? loose).push(at);
    else if (node.type.name === 'end') {
      const other = open.findLastIndex((one) => one.name === nameOf(node));
      if (other === -1) loose.push(at);
      else {
        for (const one of open.splice(other + 1)) giveUp(one);
        open.pop();
      }
    }
  });
  for (const one of open) giveUp(one);
  return loose;
}
