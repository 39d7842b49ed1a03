import type { Node } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';

let last = 0;

/** A number by which the beginning, the branches and the end of a condition within text are known as those of one. */
export const newPair = (): number => ++last;

/** Where a condition or list within text begins, goes on or ends. */
export const isMarker = ({ type: { name } }: Node): boolean =>
  name === 'begin' || name === 'otherwise' || name === 'end';

export const pairOf = (marker: Node): number => Number(marker.attrs['pair']);

type Open = { readonly pair: number; readonly at: number; readonly others: number[] };

/** Where markers stand in a text whose condition does not begin and end in it, in order. */
export function looseIn(content: Fragment): readonly number[] {
  const open: Open[] = [];
  const loose: number[] = [];
  const giveUp = ({ at, others }: Open): void => {
    loose.push(at, ...others);
  };
  content.forEach((node, at) => {
    if (!isMarker(node)) return;
    const pair = pairOf(node);
    const index = open.findLastIndex((one) => one.pair === pair);
    if (node.type.name === 'begin') open.push({ pair, at, others: [] });
    else if (index === -1) loose.push(at);
    else {
      // What began in it ends in it.
      for (const one of open.splice(index + 1)) giveUp(one);
      if (node.type.name === 'end') open.pop();
      else open[index]?.others.push(at);
    }
  });
  for (const one of open) giveUp(one);
  return loose.toSorted((one, other) => one - other);
}

/** A part of a drawing that is put somewhere else: half a condition is none there, and a whole one is not the one it was taken from. */
export const withOwnPairs = ({ content, openStart, openEnd }: Slice): Slice =>
  new Slice(ownPairs(content), openStart, openEnd);

function ownPairs(content: Fragment): Fragment {
  const isText = content.firstChild?.isInline === true;
  const loose: ReadonlySet<number> = new Set(isText ? looseIn(content) : []);
  const pairs = new Map<number, number>();
  const kept: Node[] = [];
  content.forEach((node, at) => {
    if (loose.has(at)) return;
    if (isMarker(node)) {
      const pair = pairs.get(pairOf(node)) ?? newPair();
      pairs.set(pairOf(node), pair);
      kept.push(node.type.create({ ...node.attrs, pair }, null, node.marks));
    } else kept.push(node.isText ? node : node.copy(ownPairs(node.content)));
  });
  return Fragment.fromArray(kept);
}
