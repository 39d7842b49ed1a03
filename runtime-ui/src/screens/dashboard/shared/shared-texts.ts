import type { Language } from '../../../model/definitions.ts';

type SharedTexts = {
  readonly goneTitle: string;
  readonly goneText: string;
  readonly empty: string;
  readonly asOf: (time: string) => string;
  readonly lost: (time: string) => string;
  readonly fullScreen: string;
  readonly light: string;
  readonly dark: string;
  readonly next: string;
  readonly pause: string;
  readonly goOn: string;
  readonly page: (at: number, of: number) => string;
  readonly days: (from: string, to: string) => string;
};

/** What is said on a page that a link shows. */
export const sharedTexts: Readonly<Record<Language, SharedTexts>> = {
  de: {
    goneTitle: 'Dieser Link führt nirgendwohin',
    goneText:
      'Er ist abgelaufen, wurde zurückgezogen oder ist unvollständig. Fragen Sie die Person, von der Sie ihn haben.',
    empty: 'Dieser Link zeigt nichts mehr.',
    asOf: (time) => `Stand ${time}`,
    lost: (time) => `Keine Verbindung, Stand ${time}`,
    fullScreen: 'Ganzer Bildschirm',
    light: 'Hell',
    dark: 'Dunkel',
    next: 'Nächstes Dashboard',
    pause: 'Wechsel anhalten',
    goOn: 'Wechsel fortsetzen',
    page: (at, of) => `Dashboard ${at} von ${of}`,
    days: (from, to) => `${from} – ${to}`,
  },
  en: {
    goneTitle: 'This link leads nowhere',
    goneText: 'It has ended, was withdrawn or is not whole. Ask the person from whom you have it.',
    empty: 'This link shows nothing any more.',
    asOf: (time) => `As of ${time}`,
    lost: (time) => `No connection, as of ${time}`,
    fullScreen: 'Full screen',
    light: 'Light',
    dark: 'Dark',
    next: 'Next dashboard',
    pause: 'Stop turning',
    goOn: 'Go on turning',
    page: (at, of) => `Dashboard ${at} of ${of}`,
    days: (from, to) => `${from} – ${to}`,
  },
};
