import type { LayoutDefinition } from '../generated/definitions.gen.ts';

/** Millimetres of each paper's edges, upright. */
const PAPER = { A4: [210, 297], A5: [148, 210] } as const;

/** Width and height of a letterhead's paper in millimetres. */
export function paperOf({ page, landscape }: Pick<LayoutDefinition, 'page' | 'landscape'>): {
  readonly width: number;
  readonly height: number;
} {
  const [short, long] = PAPER[page];
  return landscape ? { width: long, height: short } : { width: short, height: long };
}

/**
 * Where DIN 5008 (2020) has things on the first page, in millimetres from the upper left corner: the address field, the information
 * block, where the text begins, and the marks for folding and punching.
 */
export const DIN_5008 = {
  'form-a': { address: 27, information: 32, text: 80.5, folds: [87, 192], punch: 148.5 },
  'form-b': { address: 45, information: 50, text: 98.5, folds: [105, 210], punch: 148.5 },
} as const;

/** Between the foot and the lower edge of the paper, in millimetres. */
export const FOOT_MM = 8;

/** Between the page number and the upper edge, in millimetres. @param top the upper margin */
export const numberMm = (top: number): number => Math.max(top - 9, 5);
