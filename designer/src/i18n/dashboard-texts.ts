import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  add: 'Neue Kachel',
  hint: 'Ziehen verschiebt, die Ecke ändert die Größe. Mit Tasten: Pfeile verschieben, mit Umschalt ändern sie die Größe, Entf entfernt. Gezählt wird, was Sie selbst lesen dürfen.',
  grid: 'Kacheln',
  details: 'Kachel',
  remove: 'Kachel entfernen',
  removed: (name: string) => `„${name}“ ist entfernt.`,
  lastStays: 'Die letzte Kachel bleibt: ein leeres Dashboard gibt es nicht.',
  nothingChosen: 'Eine Kachel anklicken, um zu sehen, was sie zeigt.',
  notCounted: 'Wird gezählt, sobald der Entwurf gespeichert und ohne Fehler ist.',
  place: (name: string, column: number, row: number, width: number, height: number) =>
    `${name}: Spalte ${column}, Zeile ${row}, ${width} breit, ${height} hoch`,
  newLabels: {
    figure: { de: 'Neue Zahl', en: 'New figure' },
    bars: { de: 'Neue Balken', en: 'New bars' },
    line: { de: 'Neue Linie', en: 'New line' },
    ring: { de: 'Neuer Ring', en: 'New ring' },
    table: { de: 'Neue Tabelle', en: 'New table' },
    pivot: { de: 'Neue Kreuztabelle', en: 'New pivot table' },
    funnel: { de: 'Neuer Trichter', en: 'New funnel' },
    list: { de: 'Neue Liste', en: 'New list' },
  },
};

const en: typeof de = {
  add: 'New tile',
  hint: 'Dragging moves, the corner resizes. By keys: arrows move, with Shift they resize, Delete removes. What is counted is what you may read yourself.',
  grid: 'Tiles',
  details: 'Tile',
  remove: 'Remove tile',
  removed: (name) => `“${name}” has been removed.`,
  lastStays: 'The last tile stays: there is no empty dashboard.',
  nothingChosen: 'Click a tile to see what it shows.',
  notCounted: 'Is counted as soon as the draft is saved and without errors.',
  place: (name, column, row, width, height) => `${name}: column ${column}, row ${row}, ${width} wide, ${height} high`,
  newLabels: de.newLabels,
};

export const useDashboardTexts = () => useOwnTexts({ de, en });
