import type { Label, Language } from '../../../model/definitions.ts';
import type { TileType } from './new-tile.ts';

type BuildTexts = {
  readonly hint: string;
  readonly grid: string;
  readonly remove: string;
  readonly removed: (name: string) => string;
  readonly place: (name: string, column: number, row: number, width: number, height: number) => string;
};

/** What is said where tiles are put into their grid, in the designer and by whoever builds a dashboard of his own. */
export const buildTexts: Readonly<Record<Language, BuildTexts>> = {
  de: {
    hint: 'Ziehen verschiebt, die Ecke ändert die Größe. Mit Tasten: Pfeile verschieben, mit Umschalt ändern sie die Größe, Entf entfernt. Gezählt wird, was Sie selbst lesen dürfen.',
    grid: 'Kacheln',
    remove: 'Kachel entfernen',
    removed: (name) => `„${name}“ ist entfernt.`,
    place: (name, column, row, width, height) =>
      `${name}: Spalte ${column}, Zeile ${row}, ${width} breit, ${height} hoch`,
  },
  en: {
    hint: 'Dragging moves, the corner resizes. By keys: arrows move, with Shift they resize, Delete removes. What is counted is what you may read yourself.',
    grid: 'Tiles',
    remove: 'Remove tile',
    removed: (name) => `“${name}” has been removed.`,
    place: (name, column, row, width, height) => `${name}: column ${column}, row ${row}, ${width} wide, ${height} high`,
  },
};

/** What a new tile is called at first. */
export const newLabels: Readonly<Record<TileType, Label>> = {
  figure: { de: 'Neue Zahl', en: 'New figure' },
  bars: { de: 'Neue Balken', en: 'New bars' },
  line: { de: 'Neue Linie', en: 'New line' },
  ring: { de: 'Neuer Ring', en: 'New ring' },
  table: { de: 'Neue Tabelle', en: 'New table' },
  pivot: { de: 'Neue Kreuztabelle', en: 'New pivot table' },
  funnel: { de: 'Neuer Trichter', en: 'New funnel' },
  list: { de: 'Neue Liste', en: 'New list' },
};
