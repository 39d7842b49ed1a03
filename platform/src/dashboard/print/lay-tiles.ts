import type { WordedTile } from './word-tile.ts';

/** Tiles beside and below each other that stay together on a page, or one that is longer than a page may be. */
export type Band = {
  readonly tiles: readonly WordedTile[];
  /** The row of the dashboard in which it begins. */
  readonly y: number;
  readonly isLong: boolean;
};

/** Cuts a dashboard where no tile lies across. Long ones stand by themselves, below those that they stood beside. */
export function layTiles(tiles: readonly WordedTile[], isLong: (tile: WordedTile) => boolean): readonly Band[] {
  const inOrder = [...tiles].sort((one, other) => one.tile.y - other.tile.y || one.tile.x - other.tile.x);
  const bands: { tiles: WordedTile[]; y: number; end: number }[] = [];
  for (const one of inOrder) {
    const { y, height } = one.tile;
    const last = bands.at(-1);
    if (last && y < last.end) {
      last.tiles.push(one);
      last.end = Math.max(last.end, y + height);
    } else bands.push({ tiles: [one], y, end: y + height });
  }
  return bands.flatMap(({ tiles: all, y }): Band[] => {
    const short = all.filter((one) => !isLong(one));
    return [
      ...(short.length > 0 ? [{ tiles: short, y, isLong: false }] : []),
      ...all.filter(isLong).map((one) => ({ tiles: [one], y, isLong: true })),
    ];
  });
}
