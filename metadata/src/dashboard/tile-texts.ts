import type { DashboardPeriod } from '../generated/definitions.gen.ts';
import type { Language } from '../shown-type.ts';

type TileTexts = {
  readonly periods: Readonly<Record<DashboardPeriod, string>>;
  readonly before: string;
  readonly ofTarget: (percent: string, target: string) => string;
  readonly nothing: string;
  readonly noValue: string;
  readonly rest: string;
  readonly measures: Readonly<Record<string, string>>;
  readonly week: (number: number, year: number) => string;
  readonly quarter: (number: number, year: number) => string;
  readonly timeless: string;
  readonly unfiltered: string;
  readonly together: string;
  readonly fewPeople: string;
  readonly tooFewPeople: (least: number) => string;
  readonly anonymous: (least: number) => string;
  readonly ofFirstStage: string;
};

/** What is said in tiles, on screens and on paper. */
export const tileTexts: Readonly<Record<Language, TileTexts>> = {
  de: {
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
    ofTarget: (percent, target) => `${percent} von ${target}`,
    nothing: 'Nichts in diesem Zeitraum.',
    noValue: '(ohne Angabe)',
    rest: 'Übrige',
    measures: {
      count: 'Anzahl',
      sum: 'Summe',
      avg: 'Durchschnitt',
      min: 'Kleinster Wert',
      max: 'Größter Wert',
      stay: 'Durchschnitt',
      stayMedian: 'Median',
      stayMost: 'Längste',
    },
    week: (number, year) => `KW ${number}/${year}`,
    quarter: (number, year) => `Q${number} ${year}`,
    timeless: 'unabhängig vom Zeitraum',
    unfiltered: 'nicht gefiltert',
    together: 'Gesamt',
    fewPeople: 'Kleine Gruppen zusammen',
    tooFewPeople: (least) => `Weniger als ${least} Personen: wird nicht gezeigt.`,
    anonymous: (least) => `ab ${least} Personen`,
    ofFirstStage: 'Anteil an der ersten Stufe',
  },
  en: {
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
    ofTarget: (percent, target) => `${percent} of ${target}`,
    nothing: 'Nothing in this period.',
    noValue: '(not given)',
    rest: 'Others',
    measures: {
      count: 'Number',
      sum: 'Sum',
      avg: 'Average',
      min: 'Least value',
      max: 'Greatest value',
      stay: 'Average',
      stayMedian: 'Median',
      stayMost: 'Longest',
    },
    week: (number, year) => `Week ${number}/${year}`,
    quarter: (number, year) => `Q${number} ${year}`,
    timeless: 'whatever the period',
    unfiltered: 'not filtered',
    together: 'Total',
    fewPeople: 'Small groups together',
    tooFewPeople: (least) => `Fewer than ${least} people: not shown.`,
    anonymous: (least) => `${least} people or more`,
    ofFirstStage: 'Share of the first stage',
  },
};
