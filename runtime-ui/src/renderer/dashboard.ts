// What the designer shares with the building of dashboards. Apart from the other doors, because it is loaded late.
export { buildTexts, newLabels } from '../screens/dashboard/build/build-texts.ts';
export type { TileType } from '../screens/dashboard/build/new-tile.ts';
export { newTile } from '../screens/dashboard/build/new-tile.ts';
export { TileGridEditor } from '../screens/dashboard/build/tile-grid-editor.tsx';
