import type { Language } from '@leitwerk/metadata/shown-type';

type PrintTexts = {
  readonly failed: string;
  readonly noRecords: string;
  readonly firstOf: (shown: number, count: number) => string;
  readonly days: (from: string, to: string) => string;
  readonly period: (words: string) => string;
  readonly asOf: (moment: string, zone: string) => string;
  readonly readBy: (name: string) => string;
  readonly fewer: string;
  /** Stands between the number of a page and that of the last one. */
  readonly page: string;
  readonly of: string;
};

/** What is said on paper beside what tiles say. */
export const printTexts: Readonly<Record<Language, PrintTexts>> = {
  de: {
    failed: 'Das konnte nicht gezählt werden: Es dauert zu lange, oder der gewählte Filter passt nicht dazu.',
    noRecords: 'Keine Einträge.',
    firstOf: (shown, count) => `Die ersten ${shown.toLocaleString('de-DE')} von ${count.toLocaleString('de-DE')}`,
    days: (from, to) => `${from} – ${to}`,
    period: (words) => `Zeitraum: ${words}`,
    asOf: (moment, zone) => `Stand ${moment} (${zone})`,
    readBy: (name) => `Gezählt ist, was ${name} lesen darf.`,
    fewer: 'Teile, die dafür nicht gelesen werden dürfen, fehlen.',
    page: 'Seite',
    of: 'von',
  },
  en: {
    failed: 'This could not be counted: it takes too long, or the filter that was chosen does not fit.',
    noRecords: 'No entries.',
    firstOf: (shown, count) => `The first ${shown.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')}`,
    days: (from, to) => `${from} – ${to}`,
    period: (words) => `Period: ${words}`,
    asOf: (moment, zone) => `As of ${moment} (${zone})`,
    readBy: (name) => `Counted is what ${name} may read.`,
    fewer: 'Parts that may not be read for this are missing.',
    page: 'Page',
    of: 'of',
  },
};
