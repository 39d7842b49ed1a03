import type { Mark, Node } from '@tiptap/pm/model';
import { beforeBraces, charactersOf } from './letter-characters.ts';

/** The source of a drawing: what nobody has changed is written as it was. */
export function sourceFromDrawing(node: Node): string {
  const { before = '', open = '', close = '', tail = '', head = '', source } = node.attrs as Record<string, string>;
  if (source !== undefined && node.isAtom) return before + source;
  const inner = node.isTextblock ? [sourceOfText(node)] : node.children.map(sourceFromDrawing);
  const written: Written = { source: '' };
  for (const piece of [before, head, open, ...inner, tail, close]) write(piece, written);
  return written.source;
}

function sourceOfText(paragraph: Node): string {
  const written: Written = { source: '' };
  writeUnits(unitsOf(paragraph), [], written);
  return written.source;
}

/** A piece of text, an atom, or a condition within text with its branches: that is one thing, elements are around it or inside. */
type Unit =
  | { readonly is: 'one'; readonly source: string; readonly marks: readonly Mark[] }
  | {
      readonly is: 'group';
      readonly begin: string;
      readonly branches: readonly { readonly head: string; readonly units: readonly Unit[] }[];
      readonly end: string;
      readonly marks: readonly Mark[];
    };

type Open = { begin: Node; heads: { source: string; units: Unit[] }[]; own: Mark[][] };

function unitsOf(paragraph: Node): readonly Unit[] {
  const top: Unit[] = [];
  const stack: Open[] = [];
  const into = (): Unit[] => stack.at(-1)?.heads.at(-1)?.units ?? top;
  for (const item of paragraph.children) {
    const source = String(item.attrs['source'] ?? '');
    const open = stack.at(-1);
    if (item.type.name === 'begin')
      stack.push({ begin: item, heads: [{ source: '', units: [] }], own: [[...item.marks]] });
    else if (item.type.name === 'otherwise' && open) {
      open.heads.push({ source, units: [] });
      open.own.push([...item.marks]);
    } else if (item.type.name === 'end' && open) {
      stack.pop();
      const branches = open.heads.map((one) => ({ head: one.source, units: one.units }));
      const all = [...open.own, [...item.marks], ...branches.flatMap((one) => one.units.map((unit) => unit.marks))];
      const marks = (all[0] ?? []).filter((mark) => all.every((some) => some.some((one) => one.eq(mark))));
      into().push({ is: 'group', begin: String(open.begin.attrs['source']), branches, end: source, marks });
    } else if (item.isText) into().push({ is: 'one', source: textOf(item), marks: elementsOf(item) });
    else into().push({ is: 'one', source, marks: elementsOf(item) });
  }
  return top;
}

/** A letter that somebody has put between two of the same kind has their mark and is none of them. */
function textOf(item: Node): string {
  const { as, of } = item.marks.find((mark) => mark.type.name === 'written')?.attrs ?? {};
  const text = item.text ?? '';
  return as === undefined ? charactersOf(text) : text.split(String(of)).map(charactersOf).join(String(as));
}

const elementsOf = (item: Node): readonly Mark[] => item.marks.filter((mark) => mark.type.name !== 'written');

const byDepth = (one: Mark, other: Mark): number => Number(one.attrs['depth']) - Number(other.attrs['depth']);

/** What has been written so far. */
type Written = { source: string };

function write(piece: string, to: Written): void {
  to.source = (piece.startsWith('{') ? beforeBraces(to.source) : to.source) + piece;
}

/** @param around elements that are open already */
function writeUnits(units: readonly Unit[], around: readonly Mark[], to: Written): void {
  let open: readonly Mark[] = [];
  const closeTo = (length: number): void => {
    for (const mark of open.slice(length).toReversed()) write(String(mark.attrs['close']), to);
    open = open.slice(0, length);
  };
  for (const unit of units) {
    const wanted = unit.marks.filter((mark) => !around.some((one) => one.eq(mark))).toSorted(byDepth);
    const differs = wanted.findIndex((mark, at) => !open[at]?.eq(mark));
    closeTo(differs === -1 ? wanted.length : differs);
    for (const mark of wanted.slice(open.length)) write(String(mark.attrs['open']), to);
    open = wanted;
    if (unit.is === 'one') write(unit.source, to);
    else {
      write(unit.begin, to);
      for (const { head, units: inner } of unit.branches) {
        if (head !== '') write(head, to);
        writeUnits(inner, [...around, ...wanted], to);
      }
      write(unit.end, to);
    }
  }
  closeTo(0);
}
