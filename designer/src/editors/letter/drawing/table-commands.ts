import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { letterSchema } from './letter-schema.ts';

const { nodes } = letterSchema;
const COLSPAN = /\scolspan="(\d+)"/;

const emptyCell = (like: Node): Node => {
  const tag = String(like.attrs['tag']);
  const open = String(like.attrs['open']).replace(COLSPAN, '');
  return nodes.cell.create({ tag, open, close: `</${tag}>` }, nodes.paragraph.create({ tag: '', open: '', close: '' }));
};

/** A row like this one, empty, below it. */
export function addRow({ tr, doc }: EditorState, at: number): Transaction {
  const row = doc.nodeAt(at);
  if (!row) return tr;
  const cells: Node[] = [];
  row.descendants((node) => {
    if (node.type === nodes.cell) cells.push(emptyCell(node));
    return node.type !== nodes.cell;
  });
  return tr.insert(at + row.nodeSize, nodes.row.create({ tag: 'tr', open: '<tr>', close: '</tr>' }, cells));
}

/** A cell, where it begins, and the columns it goes over: from the first to the one behind its last. */
type Placed = { readonly cell: Node; readonly at: number; readonly from: number; readonly to: number };

/**
 * Where the cells of a table stand, those of conditions as when these hold; other branches stand in the same columns. Null where that
 * cannot be said: rows or branches of different width, and cells that are repeated.
 */
function placesAround(doc: Node, cellAt: number): readonly Placed[] | null {
  const $cell = doc.resolve(cellAt);
  for (let depth = $cell.depth; depth > 0; depth--) {
    if ($cell.node(depth).type !== nodes.table) continue;
    const placed: Placed[] = [];
    const widths = new Set<number | null>();
    $cell.node(depth).descendants((node, offset) => {
      if (node.type !== nodes.row) return true;
      widths.add(placeIn(node, $cell.start(depth) + offset + 1, 0, placed));
      return false;
    });
    return widths.size === 1 && !widths.has(null) ? placed : null;
  }
  return null;
}

/** @returns the column behind the last cell; null when there are several */
function placeIn(row: Node, start: number, first: number, placed: Placed[]): number | null {
  let column = first;
  let at = start;
  for (const node of row.children) {
    if (node.type === nodes.cell) {
      const to = column + spanOf(node);
      placed.push({ cell: node, at, from: column, to });
      column = to;
    } else {
      const end = placeInBranches(node, at + 1, column, placed);
      if (end === null) return null;
      column = end;
    }
    at += node.nodeSize;
  }
  return column;
}

function placeInBranches(part: Node, start: number, first: number, placed: Placed[]): number | null {
  if (!/^\{\{~?\s*#\s*(if|unless)\b/.test(String(part.attrs['open']))) return null;
  const ends = new Set<number | null>();
  let at = start;
  for (const branch of part.children) {
    ends.add(placeIn(branch, at + 1, first, placed));
    at += branch.nodeSize;
  }
  const [end = null] = ends;
  return ends.size === 1 ? end : null;
}

const spanOf = (cell: Node): number => Number(COLSPAN.exec(String(cell.attrs['open']))?.[1] ?? 1);

/** Whether all rows of the table around a cell have the same columns, so that one can be added or removed. */
export const mayChangeColumn = (doc: Node, cellAt: number): boolean => placesAround(doc, cellAt) !== null;

/** A column to the right of a cell, or the columns of the cell away, in all rows of the table; wider cells become wider or narrower. */
export function changeColumn({ tr, doc }: EditorState, cellAt: number, change: 'add' | 'remove'): Transaction {
  const places = placesAround(doc, cellAt) ?? [];
  const own = places.find(({ at }) => at === cellAt);
  if (!own) return tr;
  for (const { cell, at, from, to } of places) {
    const end = at + cell.nodeSize;
    if (change === 'add') {
      if (to === own.to) tr.insert(tr.mapping.map(end), emptyCell(cell));
      else if (from < own.to && own.to < to) setSpan(tr, at, cell, to - from + 1);
      continue;
    }
    const shared = Math.min(to, own.to) - Math.max(from, own.from);
    if (shared >= to - from) tr.delete(tr.mapping.map(at), tr.mapping.map(end));
    else if (shared > 0) setSpan(tr, at, cell, to - from - shared);
  }
  return tr;
}

function setSpan(tr: Transaction, at: number, cell: Node, span: number): void {
  const bare = String(cell.attrs['open']).replace(COLSPAN, '');
  const open = span === 1 ? bare : bare.replace(/>$/, ` colspan="${span}">`);
  tr.setNodeMarkup(tr.mapping.map(at), null, { ...cell.attrs, open });
}
