import type { Language } from '../../model/definitions.ts';

const de = {
  title: 'Durchsatz und Rückstand',
  by: 'Zeitraum',
  hour: '24 Stunden',
  day: '14 Tage',
  rows: (count: string, deliveries: string) =>
    `${count} ${count === '1' ? 'Zeile' : 'Zeilen'} in ${deliveries} ${deliveries === '1' ? 'Lieferung' : 'Lieferungen'}`,
  chart: (name: string, most: string) => `${name}: Zeilen im Verlauf, höchstens ${most}`,
  slot: (when: string, rows: string, refused: string) => `${when}: ${rows} gelesen, ${refused} abgewiesen`,
  speed: (rows: string) => `zuletzt ${rows} Zeilen/s`,
  refused: (share: string) => `${share} abgewiesen`,
  waiting: (count: number, since: string) =>
    count === 1 ? `1 Lieferung wartet seit ${since}` : `${count} Lieferungen warten, die älteste seit ${since}`,
  missing: 'Lieferung fehlt',
  expected: (when: string) => `erwartet bis ${when}`,
  nothing: 'In diesem Zeitraum ist nichts gekommen.',
};

export const throughputTexts: Readonly<Record<Language, typeof de>> = {
  de,
  en: {
    title: 'Throughput and lag',
    by: 'Period',
    hour: '24 hours',
    day: '14 days',
    rows: (count, deliveries) =>
      `${count} ${count === '1' ? 'row' : 'rows'} in ${deliveries} ${deliveries === '1' ? 'delivery' : 'deliveries'}`,
    chart: (name, most) => `${name}: rows over time, ${most} at most`,
    slot: (when, rows, refused) => `${when}: ${rows} read, ${refused} refused`,
    speed: (rows) => `${rows} rows/s lately`,
    refused: (share) => `${share} refused`,
    waiting: (count, since) =>
      count === 1 ? `1 delivery waits since ${since}` : `${count} deliveries wait, the oldest since ${since}`,
    missing: 'Delivery is missing',
    expected: (when) => `expected by ${when}`,
    nothing: 'Nothing has come in this period.',
  },
};
