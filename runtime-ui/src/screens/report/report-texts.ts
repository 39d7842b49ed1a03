import type { Language } from '../../model/definitions.ts';

type ReportTexts = {
  readonly reports: string;
  readonly unknown: string;
  readonly unknownText: string;
  readonly mail: string;
  readonly mailOf: (name: string) => string;
};

/** What is said of reports. */
export const reportTexts: Readonly<Record<Language, ReportTexts>> = {
  de: {
    reports: 'Berichte',
    unknown: 'Diesen Bericht gibt es nicht',
    unknownText: 'Er wurde entfernt, oder nichts darin darf gelesen werden.',
    mail: 'Per E-Mail',
    mailOf: (name) => `${name} per E-Mail`,
  },
  en: {
    reports: 'Reports',
    unknown: 'There is no such report',
    unknownText: 'It has been removed, or nothing in it may be read.',
    mail: 'By mail',
    mailOf: (name) => `${name} by mail`,
  },
};
