import type { Language } from '../../../model/definitions.ts';
import type { TileType } from './new-tile.ts';

type Of = 'count' | 'sum' | 'avg' | 'min' | 'max' | 'stay' | 'stayMedian' | 'stayMost';
type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

type BuilderTexts = {
  readonly name: string;
  readonly newName: string;
  readonly add: string;
  readonly save: string;
  readonly cancel: string;
  readonly undo: string;
  readonly redo: string;
  readonly period: string;
  readonly filters: string;
  readonly addFilter: string;
  readonly removeFilter: (name: string) => string;
  readonly empty: string;
  readonly notWhole: string;
  readonly mayNot: string;
  readonly leave: string;
  readonly details: string;
  readonly nothingChosen: string;
  readonly label: string;
  readonly shownAs: string;
  readonly types: Readonly<Record<TileType, string>>;
  readonly entity: string;
  readonly view: string;
  readonly measure: string;
  readonly measures: Readonly<Record<Of, string>>;
  readonly ofField: string;
  readonly moreMeasures: string;
  readonly removeMeasure: string;
  readonly group: string;
  readonly bucket: string;
  readonly buckets: Readonly<Record<Unit, string>>;
  readonly split: string;
  readonly splitBucket: string;
  readonly none: string;
  readonly stages: string;
  readonly filter: string;
  readonly time: string;
  readonly timeHelp: string;
  readonly timeless: string;
  readonly compare: string;
  readonly target: string;
  readonly targetHelp: string;
  readonly most: string;
  readonly inOrder: string;
  readonly stays: string;
  readonly staysHelp: string;
  readonly remove: string;
};

/** What is said where somebody puts together a dashboard of his own. */
export const builderTexts: Readonly<Record<Language, BuilderTexts>> = {
  de: {
    name: 'Name des Dashboards',
    newName: 'Neues Dashboard',
    add: 'Neue Kachel',
    save: 'Speichern',
    cancel: 'Abbrechen',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    period: 'Zeitraum zu Beginn',
    filters: 'Filter des Dashboards',
    addFilter: 'Filter hinzufügen',
    removeFilter: (name) => `Filter entfernen: ${name}`,
    empty: 'Noch leer. Mit „Neue Kachel“ beginnen.',
    notWhole: 'Dieses Dashboard enthält Kacheln, die Sie nicht sehen dürfen. Legen Sie eine Kopie an.',
    mayNot: 'Um Dashboards zu bauen, fehlt das Recht.',
    leave: 'Änderungen sind nicht gespeichert. Trotzdem verlassen?',
    details: 'Kachel',
    nothingChosen: 'Eine Kachel anklicken, um zu bestimmen, was sie zeigt.',
    label: 'Bezeichnung',
    shownAs: 'Darstellung',
    types: {
      figure: 'Zahl',
      bars: 'Balken',
      line: 'Linie',
      ring: 'Ring',
      table: 'Tabelle',
      pivot: 'Kreuztabelle',
      funnel: 'Trichter',
      list: 'Liste',
    },
    entity: 'Was gezählt wird',
    view: 'Ansicht',
    measure: 'Rechnung',
    measures: {
      count: 'Anzahl',
      sum: 'Summe',
      avg: 'Durchschnitt',
      min: 'Kleinster Wert',
      max: 'Größter Wert',
      stay: 'Verweildauer, Durchschnitt (Tage)',
      stayMedian: 'Verweildauer, Median (Tage)',
      stayMost: 'Verweildauer, längste (Tage)',
    },
    ofField: 'von',
    moreMeasures: 'Weitere Kennzahl',
    removeMeasure: 'Kennzahl entfernen',
    group: 'Gruppiert nach',
    bucket: 'Zeiteinheit',
    buckets: { day: 'Tag', week: 'Woche', month: 'Monat', quarter: 'Quartal', year: 'Jahr' },
    split: 'Aufgeteilt nach',
    splitBucket: 'Zeiteinheit der Spalten',
    none: '– nichts –',
    stages: 'Stufen',
    filter: 'Nur Datensätze mit',
    time: 'Zeitraum nach',
    timeHelp: 'Dieses Feld muss im gewählten Zeitraum liegen.',
    timeless: 'unabhängig vom Zeitraum',
    compare: 'Mit dem Zeitraum davor vergleichen',
    target: 'Ziel',
    targetHelp: 'Eine Zahl mit Punkt als Dezimalzeichen, etwa 250000.',
    most: 'Höchstens so viele Gruppen',
    inOrder: 'In der Reihenfolge der Auswahlwerte',
    stays: 'Verweildauern messen',
    staysHelp: 'Zählt, wann Datensätze welchen Wert hatten, auch früher, und wie lange.',
    remove: 'Kachel entfernen',
  },
  en: {
    name: 'Name of the dashboard',
    newName: 'New dashboard',
    add: 'New tile',
    save: 'Save',
    cancel: 'Cancel',
    undo: 'Undo',
    redo: 'Redo',
    period: 'Period at first',
    filters: 'Filters of the dashboard',
    addFilter: 'Add a filter',
    removeFilter: (name) => `Remove filter: ${name}`,
    empty: 'Still empty. Begin with “New tile”.',
    notWhole: 'This dashboard has tiles that you may not see. Make a copy of it.',
    mayNot: 'You do not have the right to build dashboards.',
    leave: 'Changes have not been saved. Leave all the same?',
    details: 'Tile',
    nothingChosen: 'Click a tile to decide what it shows.',
    label: 'Label',
    shownAs: 'Shown as',
    types: {
      figure: 'Figure',
      bars: 'Bars',
      line: 'Line',
      ring: 'Ring',
      table: 'Table',
      pivot: 'Pivot table',
      funnel: 'Funnel',
      list: 'List',
    },
    entity: 'What is counted',
    view: 'View',
    measure: 'Calculation',
    measures: {
      count: 'Number',
      sum: 'Sum',
      avg: 'Average',
      min: 'Least value',
      max: 'Greatest value',
      stay: 'Time in it, average (days)',
      stayMedian: 'Time in it, median (days)',
      stayMost: 'Time in it, longest (days)',
    },
    ofField: 'of',
    moreMeasures: 'One more measure',
    removeMeasure: 'Remove measure',
    group: 'Grouped by',
    bucket: 'Unit of time',
    buckets: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
    split: 'Split by',
    splitBucket: 'Unit of time of the columns',
    none: '– nothing –',
    stages: 'Stages',
    filter: 'Only records with',
    time: 'Period by',
    timeHelp: 'This field must lie in the chosen period.',
    timeless: 'whatever the period',
    compare: 'Compare with the period before',
    target: 'Target',
    targetHelp: 'A number with a point for decimals, such as 250000.',
    most: 'At most so many groups',
    inOrder: 'In the order of the options',
    stays: 'Measure how long',
    staysHelp: 'Counts when records had which value, formerly too, and for how long.',
    remove: 'Remove tile',
  },
};
