import type { Point } from './layout-machine.ts';

/** An SVG path through the middles between the points, bent at the points. */
export function bentPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const bends = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] ?? point;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  const last = rest.at(-1) ?? first;
  return `M${first.x} ${first.y} ${bends.join(' ')} L${last.x} ${last.y}`;
}
