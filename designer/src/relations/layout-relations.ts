import type { Point } from '@leitwerk/runtime-ui/process';
import { layoutMachine } from '@leitwerk/runtime-ui/process';
import type { Placed } from '../canvas/nearest-box.ts';
import type { Relation, Relations } from './relations.ts';

export const BOX = { width: 190, head: 34, row: 18, foot: 6 };
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
    return { width: BOX.width, height: BOX.head + (rows > 0 ? rows * BOX.row + BOX.foot : 0) };
  };
  const layout = layoutMachine(
    {
      states: [...joined].map((path) => ({ path })),
      ways: drawn.map(({ from, to }) => ({ from, to: [to] })),
    },
    { stateSize: sizeOf, labelSize: () => ({ width: GAP, height: 2 }), direction: 'RL' },
  );
  const placed = layout.boxes.map(({ path, x, y, width, height }) => ({ path, x, y, width, height }));
  const alone = aloneBelow(
    entities.flatMap(({ id }) => (joined.has(id) ? [] : [{ path: id, ...sizeOf(id) }])),
    layout,
  );
  const boxes = [...placed, ...alone].map((box) => ({ ...box, rows: rowsOf.get(box.path) ?? [] }));
  const boxOf = new Map(boxes.map((box) => [box.path, box]));
  const bends = new Map(layout.lines.map(({ from, to, points }) => [`${from} ${to}`, points]));
  return {
    boxes,
    lines: drawn.map((relation) => {
      const points = bends.get(`${relation.from} ${relation.to}`) ?? [];
      const box = boxOf.get(relation.from);
      return { relation, points: box ? fromRow(box, box.rows.indexOf(relation), points) : points };
    }),
    width: Math.max(layout.width, ...alone.map(({ x, width }) => x + width)),
    height: Math.max(layout.height, ...alone.map(({ y, height }) => y + height)),
  };
}

/** The line from the row of its field, at the side of the box where it goes on. */
function fromRow(box: Placed, row: number, [, ...rest]: readonly Point[]): readonly Point[] {
  const y = box.y + BOX.head + (row + 0.5) * BOX.row;
  const isLeft = (rest[0]?.x ?? 0) < box.x + box.width / 2;
  const x = isLeft ? box.x : box.x + box.width;
  // Away from the box first, so that lines of one box are told apart.
  return [{ x, y }, { x: x + (isLeft ? -12 : 12), y }, ...rest];
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
