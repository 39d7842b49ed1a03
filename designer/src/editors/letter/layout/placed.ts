import type { LayoutDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { paperOf } from '@leitwerk/metadata/letter/paper';
import type { ValuePath } from '../../../schema-form/value-path.ts';

/** Something that stands at a place of the paper, in millimetres from its upper left corner. */
export type Placed = { readonly path: ValuePath; readonly x: number; readonly y: number; readonly width: number };

type Paper = Pick<LayoutDefinition, 'page' | 'landscape'>;

const LEAST_WIDTH = 5;
/** Half millimetres: finer nobody places by hand. */
const rounded = (mm: number): number => Math.round(mm * 2) / 2;
const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Moved by so much, and still on the paper. */
export function moved(one: Placed, by: readonly [x: number, y: number], paper: Paper): Placed {
  const { width, height } = paperOf(paper);
  return {
    ...one,
    x: rounded(within(one.x + by[0], 0, width - one.width)),
    y: rounded(within(one.y + by[1], 0, height - 1)),
  };
}

/** Wider by so much, and still on the paper. */
export function widened(one: Placed, by: number, paper: Paper): Placed {
  const { width } = paperOf(paper);
  return { ...one, width: rounded(within(one.width + by, LEAST_WIDTH, width - one.x)) };
}

/** What can be moved on a letterhead: its logo and the texts at fixed places. */
export function placedOf(layout: LayoutDefinition): readonly Placed[] {
  const { logo, boxes = [] } = layout;
  const placed = ({ x, y, width }: Omit<Placed, 'path'>, path: ValuePath): Placed => ({ path, x, y, width });
  return [...(logo ? [placed(logo, ['logo'])] : []), ...boxes.map((one, at) => placed(one, ['boxes', at]))];
}
