import type { Language } from '../../model/definitions.ts';
import type { DashboardPeriod } from './dashboard-search.ts';

type DashboardTexts = {
  readonly period: string;
  readonly days: string;
  readonly from: string;
  readonly to: string;
  readonly periods: Readonly<Record<DashboardPeriod, string>>;
  readonly before: string;
  readonly change: (percent: string) => string;
  readonly ofTarget: (percent: string, target: string) => string;
  readonly nothing: string;
  readonly noValue: string;
  readonly rest: string;
  readonly asTable: string;
  readonly asChart: string;
  readonly records: (title: string) => string;
  readonly measures: Readonly<Record<string, string>>;
  readonly week: (number: number, year: number) => string;
  readonly quarter: (number: number, year: number) => string;
  readonly unknown: string;
  readonly unknownText: string;
  readonly timeless: string;
  readonly unfiltered: string;
  readonly together: string;
  readonly fewPeople: string;
  readonly tooFewPeople: (least: number) => string;
  readonly anonymous: (least: number) => string;
  readonly ofFirstStage: string;
  readonly counting: string;
  readonly export: string;
  readonly csv: string;
  readonly xlsx: string;
  readonly filters: string;
  readonly all: string;
  readonly nothingFound: string;
};

export const dashboardTexts: Readonly<Record<Language, DashboardTexts>> = {
  de: {
    period: 'Zeitraum',
    days: 'Von – bis',
    from: 'Von',
    to: 'Bis',
    periods: {
      'this-week': 'Diese Woche',
      'this-month': 'Dieser Monat',
      'last-month': 'Letzter Monat',
      'this-quarter': 'Dieses Quartal',
      'last-quarter': 'Letztes Quartal',
      'this-year': 'Dieses Jahr',
      'last-year': 'Letztes Jahr',
      'last-30-days': 'Letzte 30 Tage',
      'last-12-months': 'Letzte 12 Monate',
    },
    before: 'Zeitraum davor:',
    change: (percent) => `${percent} gegenüber dem Zeitraum davor`,
    ofTarget: (percent, target) => `${percent} von ${target}`,
    nothing: 'Nichts in diesem Zeitraum.',
    noValue: '(ohne Angabe)',
    rest: 'Übrige',
    asTable: 'Als Tabelle zeigen',
    asChart: 'Als Diagramm zeigen',
    records: (title) => `Datensätze: ${title}`,
    measures: { count: 'Anzahl', sum: 'Summe', avg: 'Durchschnitt', min: 'Kleinster Wert', max: 'Größter Wert' },
    week: (number, year) => `KW ${number}/${year}`,
    quarter: (number, year) => `Q${number} ${year}`,
    unknown: 'Dieses Dashboard gibt es nicht',
    unknownText: 'Es wurde entfernt, oder nichts darauf darf gelesen werden.',
    timeless: 'unabhängig vom Zeitraum',
    unfiltered: 'nicht gefiltert',
    together: 'Gesamt',
    fewPeople: 'Kleine Gruppen zusammen',
    tooFewPeople: (least) => `Weniger als ${least} Personen: wird nicht gezeigt.`,
    anonymous: (least) => `ab ${least} Personen`,
    ofFirstStage: 'Anteil an der ersten Stufe',
    counting: 'Wird gezählt',
    export: 'Exportieren',
    csv: 'Als CSV',
    xlsx: 'Als Excel-Datei (XLSX)',
    filters: 'Filter',
    all: 'alle',
    nothingFound: 'Nichts gefunden',
  },
  en: {
    period: 'Period',
    days: 'From – to',
    from: 'From',
    to: 'To',
    periods: {
      'this-week': 'This week',
      'this-month': 'This month',
      'last-month': 'Last month',
      'this-quarter': 'This quarter',
      'last-quarter': 'Last quarter',
      'this-year': 'This year',
      'last-year': 'Last year',
      'last-30-days': 'Last 30 days',
      'last-12-months': 'Last 12 months',
    },
    before: 'Period before:',
    change: (percent) => `${percent} compared with the period before`,
    ofTarget: (percent, target) => `${percent} of ${target}`,
    nothing: 'Nothing in this period.',
    noValue: '(not given)',
    rest: 'Others',
    asTable: 'Show as a table',
    asChart: 'Show as a chart',
    records: (title) => `Records: ${title}`,
    measures: { count: 'Number', sum: 'Sum', avg: 'Average', min: 'Least value', max: 'Greatest value' },
    week: (number, year) => `Week ${number}/${year}`,
    quarter: (number, year) => `Q${number} ${year}`,
    unknown: 'There is no such dashboard',
    unknownText: 'It has been removed, or nothing on it may be read.',
    timeless: 'whatever the period',
    unfiltered: 'not filtered',
    together: 'Total',
    fewPeople: 'Small groups together',
    tooFewPeople: (least) => `Fewer than ${least} people: not shown.`,
    anonymous: (least) => `${least} people or more`,
    ofFirstStage: 'Share of the first stage',
    counting: 'Being counted',
    export: 'Export',
    csv: 'As CSV',
    xlsx: 'As an Excel file (XLSX)',
    filters: 'Filters',
    all: 'all',
    nothingFound: 'Nothing found',
  },
};
