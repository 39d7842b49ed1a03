import type { Box, Point } from '@leitwerk/runtime-ui/process';

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** A box where it stands in the whole picture. */
export type Placed = { readonly path: string } & Point & { readonly width: number; readonly height: number };

/** Boxes inside boxes with their places in the whole picture. */
export function placedBoxes(boxes: readonly Box[]): readonly Placed[] {
  const at = new Map(boxes.map((box) => [box.path, box]));
  const originOf = (path: string): Point => {
    const box = at.get(path);
    if (!box) return { x: 0, y: 0 };
    const around = originOf(box.parent);
    return { x: around.x + box.x, y: around.y + box.y };
  };
  return boxes.map(({ path, width, height }) => ({ path, width, height, ...originOf(path) }));
}

const middle = ({ x, y, width, height }: Placed): Point => ({ x: x + width / 2, y: y + height / 2 });

/** The box that an arrow key leads to: the nearest one that lies more that way than to the side. */
export function nearestBox(boxes: readonly Placed[], from: string | null, direction: Direction): string | null {
  const start = boxes.find(({ path }) => path === from);
  if (!start) return boxes.toSorted((one, other) => one.y - other.y || one.x - other.x)[0]?.path ?? null;
  const center = middle(start);
  const isAcross = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  const ranked = boxes.flatMap((box) => {
    if (box === start) return [];
    const there = middle(box);
    const along = sign * (isAcross ? there.x - center.x : there.y - center.y);
    const aside = Math.abs(isAcross ? there.y - center.y : there.x - center.x);
    return along > 0 && aside <= along * 3 ? [{ path: box.path, far: along + aside * 2 }] : [];
  });
  return ranked.toSorted((one, other) => one.far - other.far)[0]?.path ?? null;
}
