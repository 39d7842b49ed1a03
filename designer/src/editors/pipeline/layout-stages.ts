import type { Placed } from '../../canvas/nearest-box.ts';
import type { Stage } from './stages.ts';

export const WIDTH = 256;
const HEAD = 40;
const LINE = 18;
/** Room for the line between two boxes, and for the button on it. */
const GAP = 34;

/** Boxes below each other, in the order of the way. */
export function layoutStages(
  stages: readonly Stage[],
  hasNumbers: (id: string) => boolean,
): { readonly places: readonly Placed[]; readonly width: number; readonly height: number } {
  const places: Placed[] = [];
  let y = 0;
  for (const { id, lines } of stages) {
    const height = HEAD + LINE * lines.length + (hasNumbers(id) ? LINE + 4 : 0);
    places.push({ path: id, x: 0, y, width: WIDTH, height });
    y += height + GAP;
  }
  return { places, width: WIDTH, height: Math.max(0, y - GAP) };
}
