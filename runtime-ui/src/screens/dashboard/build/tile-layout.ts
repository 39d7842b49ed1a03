import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { LayoutItem } from 'react-grid-layout';
import { cloneLayout, moveElement, verticalCompactor } from 'react-grid-layout';

/** Columns of a dashboard; rows are as many as are wanted. */
export const COLUMNS = 12;
const LEAST_WIDTH = 2;
const MOST_HEIGHT = 12;

const numberOf = (given: unknown, otherwise: number): number => (typeof given === 'number' ? given : otherwise);

/** Where the tiles are, as the grid has it: without gaps above them. */
export const layoutOf = (tiles: readonly Plain[]): LayoutItem[] =>
  tiles.map((tile) => ({
    i: String(tile['id']),
    x: numberOf(tile['x'], 0),
    y: numberOf(tile['y'], 0),
    w: numberOf(tile['width'], LEAST_WIDTH),
    h: numberOf(tile['height'], 1),
    minW: LEAST_WIDTH,
    minH: 1,
    maxW: COLUMNS,
    maxH: MOST_HEIGHT,
  }));

/** The tiles at the places that a layout gives them. Those that stay are the same objects. */
export function withLayout(tiles: readonly Plain[], layout: readonly LayoutItem[]): readonly Plain[] {
  const places = new Map(layout.map((one) => [one.i, one]));
  return tiles.map((tile) => {
    const at = places.get(String(tile['id']));
    if (!at) return tile;
    const { x, y, w: width, h: height } = at;
    const stays = tile['x'] === x && tile['y'] === y && tile['width'] === width && tile['height'] === height;
    return stays ? tile : { ...tile, x, y, width, height };
  });
}

/**
 * The tiles after one has gone some columns and rows; others make room for it. Where it would fall back to its place, because a higher
 * one lies in the way, it goes as far as is needed to pass that one.
 */
export function moved(tiles: readonly Plain[], id: string, columns: number, rows: number): readonly Plain[] {
  const placeOf = (all: readonly Plain[]): string => {
    const tile = all.find((one) => one['id'] === id);
    return `${tile?.['x']} ${tile?.['y']}`;
  };
  const most = rows === 0 ? 1 : rowBelow(tiles);
  for (let times = 1; times <= most; times++) {
    const next = movedBy(tiles, id, columns, rows * times);
    if (placeOf(next) !== placeOf(tiles)) return next;
  }
  return tiles;
}

function movedBy(tiles: readonly Plain[], id: string, columns: number, rows: number): readonly Plain[] {
  const layout = cloneLayout(layoutOf(tiles)) as LayoutItem[];
  const tile = layout.find(({ i }) => i === id);
  if (!tile) return tiles;
  const x = Math.min(Math.max(tile.x + columns, 0), COLUMNS - tile.w);
  const y = Math.max(tile.y + rows, 0);
  const next = moveElement(layout, tile, x, y, true, false, 'vertical', COLUMNS);
  return withLayout(tiles, verticalCompactor.compact(next, COLUMNS));
}

/** The tiles after one has become wider and higher; those below it make room. */
export function resized(tiles: readonly Plain[], id: string, columns: number, rows: number): readonly Plain[] {
  const layout = layoutOf(tiles).map((one) =>
    one.i === id
      ? {
          ...one,
          w: Math.min(Math.max(one.w + columns, LEAST_WIDTH), COLUMNS - one.x),
          h: Math.min(Math.max(one.h + rows, 1), MOST_HEIGHT),
        }
      : one,
  );
  const tile = layout.find(({ i }) => i === id);
  // The one that has grown keeps its place: compacting puts what comes first in the list first.
  const first = layout.filter((one) => one === tile || (tile && one.y < tile.y));
  const next = first.reduce(
    (all, one) => moveElement(all, one, one.x, one.y, one === tile, false, 'vertical', COLUMNS),
    layout,
  );
  return withLayout(tiles, verticalCompactor.compact(next, COLUMNS));
}

/** The first row below all tiles. */
export const rowBelow = (tiles: readonly Plain[]): number => Math.max(0, ...layoutOf(tiles).map(({ y, h }) => y + h));
