import type { LayoutDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moved, placedOf, widened } from './placed.ts';

const label = { de: 'x', en: 'x' };
const margins = { top: 20, right: 20, bottom: 20, left: 20 };
const layout: LayoutDefinition = {
  kind: 'layout',
  id: 'a',
  name: 'a',
  label,
  page: 'A5',
  margins,
  logo: { image: 'data:', x: 10, y: 10, width: 20 },
  boxes: [{ id: 'b', x: 5, y: 5, width: 50, body: { de: '' } }],
};

it('what can be moved on a letterhead is its logo and its texts', () => {
  expect(placedOf(layout)).toEqual([
    { path: ['logo'], x: 10, y: 10, width: 20 },
    { path: ['boxes', 0], x: 5, y: 5, width: 50 },
  ]);
});

it('nothing leaves the paper, and all lands on half millimetres', () => {
  const by = fc.double({ min: -500, max: 500, noNaN: true });
  fc.assert(
    fc.property(by, by, by, (x, y, wider) => {
      const [logo] = placedOf(layout);
      if (!logo) return;
      for (const one of [moved(logo, [x, y], layout), widened(moved(logo, [x, y], layout), wider, layout)]) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width).toBeLessThanOrEqual(148);
        expect(one.y).toBeGreaterThanOrEqual(0);
        expect(one.y).toBeLessThan(210);
        expect(one.width).toBeGreaterThanOrEqual(5);
        for (const mm of [one.x, one.y, one.width]) expect(mm * 2).toBe(Math.round(mm * 2));
      }
    }),
  );
  expect(moved({ path: ['logo'], x: 10, y: 10, width: 20 }, [1, -2], layout)).toMatchObject({ x: 11, y: 8 });
});
