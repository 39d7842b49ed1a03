import type { Point } from '@leitwerk/runtime-ui/process';
import { layoutMachine } from '@leitwerk/runtime-ui/process';
import type { Placed } from '../canvas/nearest-box.ts';
import type { Relation, Relations } from './relations.ts';

export const BOX = { width: 200, head: 32, row: 18, foot: 6, into: 8 };
/** Room for lines between two columns of boxes, and around those that have none. */
const GAP = 52;
const BESIDE = 20;

export type RelationLayout = {
  readonly boxes: readonly (Placed & { readonly rows: readonly Relation[] })[];
  readonly lines: readonly { readonly relation: Relation; readonly points: readonly Point[] }[];
  readonly width: number;
  readonly height: number;
};

/**
 * Where boxes and lines stand: what is pointed to on the left, what points to it on the right of it. A line begins at the row of its
 * field. Entities without any line stand below.
 */
export function layoutRelations({ entities, relations }: Relations): RelationLayout {
  const ids = new Set(entities.map(({ id }) => id));
  const rowsOf = Map.groupBy(relations, ({ from }) => from);
  const drawn = relations.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to));
  const joined = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const sizeOf = (id: string) => {
    const rows = rowsOf.get(id)?.length ?? 0;
    const own = BOX.head + (rows > 0 ? rows * BOX.row + BOX.foot : 0);
    const into = new Set(drawn.flatMap(({ from, to }) => (to === id ? [from] : []))).size;
    return { width: BOX.width, height: Math.max(own, (into + 1) * BOX.into) };
  };
  const layout = layoutMachine(
    {
      states: [...joined].map((path) => ({ path })),
      ways: drawn.map(({ from, to }) => ({ from, to: [to] })),
    },
    {
      stateSize: sizeOf,
      labelSize: () => ({ width: GAP, height: 2 }),
      graph: { rankdir: 'RL', nodesep: 14, edgesep: 10 },
    },
  );
  const placed = layout.boxes.map(({ path, x, y, width, height }) => ({ path, x, y, width, height }));
  const alone = aloneBelow(
    entities.flatMap(({ id }) => (joined.has(id) ? [] : [{ path: id, ...sizeOf(id) }])),
    layout,
  );
  const boxes = [...placed, ...alone].map((box) => ({ ...box, rows: rowsOf.get(box.path) ?? [] }));
  const boxOf = new Map(boxes.map((box) => [box.path, box]));
  const bends = layout.lines.map(({ from, to, points }) => ({ from, to, bends: points.slice(1, -1) }));
  return {
    boxes,
    lines: drawn.map((relation) => {
      const { from, to } = relation;
      const own = bends.find((one) => one.from === from && one.to === to)?.bends ?? [];
      const [start, end] = [boxOf.get(from), boxOf.get(to)];
      if (!start || !end) return { relation, points: own };
      const row = start.y + BOX.head + (start.rows.indexOf(relation) + 0.5) * BOX.row;
      const into = bends.filter((one) => one.to === to);
      return { relation, points: [...leave(start, row, own.at(0)), ...own, ...arrive(end, own, into)] };
    }),
    width: Math.max(layout.width, ...alone.map(({ x, width }) => x + width)),
    height: Math.max(layout.height, ...alone.map(({ y, height }) => y + height)),
  };
}

/** Straight away from a box, so that lines of one box are told apart. */
const STUB = 12;

/** The side of a box that a point lies on: -1 is left. */
const sideOf = (box: Placed, point: Point | undefined): 1 | -1 => ((point?.x ?? 0) < box.x + box.width / 2 ? -1 : 1);

function leave(box: Placed, y: number, next: Point | undefined): readonly Point[] {
  const side = sideOf(box, next);
  const x = side === -1 ? box.x : box.x + box.width;
  return [
    { x, y },
    { x: x + side * STUB, y },
  ];
}

/** Lines that come in on the same side end one below the other, in the order in which they come. */
function arrive(
  box: Placed,
  own: readonly Point[],
  into: readonly { readonly bends: readonly Point[] }[],
): readonly Point[] {
  const side = sideOf(box, own.at(-1));
  const beside = into
    .map(({ bends }) => bends)
    .filter((bends) => sideOf(box, bends.at(-1)) === side)
    .toSorted((one, other) => (one.at(-1)?.y ?? 0) - (other.at(-1)?.y ?? 0));
  const y = box.y + ((beside.indexOf(own) + 1) / (beside.length + 1)) * box.height;
  const x = side === -1 ? box.x : box.x + box.width;
  return [
    { x: x + side * STUB, y },
    { x, y },
  ];
}

/** In rows below the others, as wide as these are. */
function aloneBelow(
  boxes: readonly Omit<Placed, 'x' | 'y'>[],
  above: { readonly width: number; readonly height: number },
): readonly Placed[] {
  const each = BOX.width + BESIDE;
  const perRow = Math.max(1, Math.floor((Math.max(above.width, each * 4) + BESIDE) / each));
  const rows = Array.from({ length: Math.ceil(boxes.length / perRow) }, (_, at) =>
    boxes.slice(at * perRow, (at + 1) * perRow),
  );
  let y = above.height === 0 ? 0 : above.height + GAP;
  return rows.flatMap((row) => {
    const placed = row.map((box, at) => ({ ...box, x: at * each, y }));
    y += Math.max(...row.map(({ height }) => height)) + BESIDE;
    return placed;
  });
}
