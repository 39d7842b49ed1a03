import type { Plain } from '@leitwerk/metadata/keyed-list';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, layoutOf, moved, resized, rowBelow } from './tile-layout.ts';

const tile = (id: string, x: number, y: number, width: number, height: number): Plain => ({ id, x, y, width, height });
const places = (tiles: readonly Plain[]): string[] =>
  tiles.map((one) => `${one['id']} ${one['x']},${one['y']} ${one['width']}×${one['height']}`);

const BOARD = [tile('a', 0, 0, 4, 2), tile('b', 4, 0, 4, 2), tile('c', 0, 2, 8, 3)];

describe('a tile of a dashboard', () => {
  it('moves by keys, and others make room for it', () => {
    expect(places(moved(BOARD, 'b', 1, 0))).toEqual(['a 0,0 4×2', 'b 5,0 4×2', 'c 0,2 8×3']);
    expect(places(moved(BOARD, 'a', -1, 0))).toEqual(places(BOARD));
    expect(places(moved(BOARD, 'b', 20, 0))).toContain('b 8,0 4×2');
    const down = moved(BOARD, 'a', 0, 1);
    expect(places(down)).toEqual(['a 0,5 4×2', 'b 4,0 4×2', 'c 0,2 8×3']);
    expect(places(moved(down, 'a', 0, -1))).toEqual(places(BOARD));
    expect(moved(BOARD, 'nobody', 1, 0)).toBe(BOARD);
  });

  it('grows by keys and pushes down what lies below', () => {
    expect(places(resized(BOARD, 'a', 0, 1))).toEqual(['a 0,0 4×3', 'b 4,0 4×2', 'c 0,3 8×3']);
    expect(places(resized(BOARD, 'c', 10, 0))).toContain('c 0,2 12×3');
    expect(places(resized(BOARD, 'a', -5, -5))).toContain('a 0,0 2×1');
    expect(rowBelow(BOARD)).toBe(5);
    expect(rowBelow([])).toBe(0);
  });

  it('never lies on another one or beyond the columns, whatever is done, and nothing but places changes', () => {
    const board = fc
      .array(fc.record({ width: fc.integer({ min: 2, max: 12 }), height: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((sizes) => {
        let y = 0;
        return sizes.map(({ width, height }, index) => {
          const one: Plain = { ...tile(`t${index}`, 0, y, width, height), label: { de: `T${index}` } };
          y += height;
          return one;
        });
      });
    const step = fc.record({
      id: fc.nat(7),
      isMove: fc.boolean(),
      columns: fc.integer({ min: -3, max: 3 }),
      rows: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(board, fc.array(step, { maxLength: 12 }), (tiles, steps) => {
        const done = steps.reduce<readonly Plain[]>(
          (all, { id, isMove, columns, rows }) => (isMove ? moved : resized)(all, `t${id}`, columns, rows),
          tiles,
        );
        const layout = layoutOf(done);
        for (const one of layout) {
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.x + one.w).toBeLessThanOrEqual(COLUMNS);
          for (const other of layout) {
            const isApart =
              one === other ||
              one.x + one.w <= other.x ||
              other.x + other.w <= one.x ||
              one.y + one.h <= other.y ||
              other.y + other.h <= one.y;
            expect(isApart, JSON.stringify(layout)).toBe(true);
          }
        }
        expect(done.map((one) => [one['id'], one['label']])).toEqual(tiles.map((one) => [one['id'], one['label']]));
      }),
      { numRuns: 300 },
    );
  });
});
