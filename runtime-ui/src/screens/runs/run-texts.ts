import type { Run } from '../../client/runs.ts';
import type { Language } from '../../model/definitions.ts';

const number = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') } as const;

type RunTexts = {
  readonly title: string;
  readonly empty: string;
  readonly state: Readonly<Record<Run['state'], string>>;
  readonly progress: (done: number, total: number | null) => string;
  readonly count: (word: string, count: number, isPreview: boolean) => string;
  readonly pause: string;
  readonly resume: string;
  readonly cancel: string;
  readonly undo: string;
  readonly undoAsk: string;
  readonly undone: string;
  readonly undoRest: string;
  readonly undoRestHint: string;
  readonly file: Readonly<Record<'result' | 'refused' | 'source', string>>;
  readonly problems: (count: number) => string;
  readonly lessProblems: string;
  readonly moreProblems: string;
  readonly line: (line: string) => string;
  readonly like: string;
  readonly likeLine: (line: number) => string;
  readonly moreOutcomes: string;
  readonly open: string;
};

/** What the counts of runs are called; a module's own words stand for themselves. */
const COUNTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  de: {
    created: 'angelegt',
    changed: 'geändert',
    unchanged: 'unverändert',
    skipped: 'ausgelassen',
    similar: 'vielleicht schon vorhanden',
    refused: 'abgelehnt',
    written: 'geschrieben',
    erased: 'gelöscht',
    restricted: 'eingeschränkt',
    kept: 'behalten',
    withheld: 'nicht lesbar',
    undone: 'zurückgenommen',
    checked: 'geprüft',
    found: 'gefunden',
    marked: 'gekennzeichnet',
    missing: 'nicht mehr in der Datei',
    issued: 'ausgestellt',
    read: 'gelesen',
    failed: 'nicht lesbar',
  },
  en: {
    created: 'created',
    changed: 'changed',
    unchanged: 'unchanged',
    skipped: 'left out',
    similar: 'may be there already',
    refused: 'refused',
    written: 'written',
    erased: 'erased',
    restricted: 'restricted',
    kept: 'kept',
    withheld: 'not readable',
    undone: 'taken back',
    checked: 'checked',
    found: 'found',
    marked: 'marked',
    missing: 'not in the file any more',
    issued: 'issued',
    read: 'read',
    failed: 'not readable',
  },
};

/** The same of a preview, in which nothing has happened yet. */
const PREVIEWED: typeof COUNTS = {
  de: {
    created: 'werden angelegt',
    changed: 'werden geändert',
    unchanged: 'bleiben unverändert',
    skipped: 'werden ausgelassen',
    refused: 'werden abgelehnt',
  },
  en: {
    created: 'will be created',
    changed: 'will be changed',
    unchanged: 'stay unchanged',
    skipped: 'will be left out',
    refused: 'will be refused',
  },
};

/** The same where it is one; English says both alike but for `stay`. */
const PREVIEWED_ONE: typeof COUNTS = {
  de: {
    created: 'wird angelegt',
    changed: 'wird geändert',
    unchanged: 'bleibt unverändert',
    skipped: 'wird ausgelassen',
    refused: 'wird abgelehnt',
  },
  en: { ...PREVIEWED.en, unchanged: 'stays unchanged' },
};

const wordFor = (language: Language, word: string, count: number, isPreview: boolean): string => {
  const previewed = (count === 1 ? PREVIEWED_ONE : PREVIEWED)[language];
  return (isPreview ? previewed[word] : undefined) ?? COUNTS[language][word] ?? word;
};

export const runTexts: Readonly<Record<Language, RunTexts>> = {
  de: {
    title: 'Vorgänge',
    empty: 'Hier erscheinen Massenänderungen, Exporte und Importe, mit Fortschritt und Bericht.',
    state: {
      waiting: 'wartet',
      running: 'läuft',
      paused: 'angehalten',
      done: 'fertig',
      failed: 'abgebrochen wegen Fehler',
      cancelled: 'abgebrochen',
    },
    progress: (done, total) =>
      total === null ? number.de.format(done) : `${number.de.format(done)} von ${number.de.format(total)}`,
    count: (word, count, isPreview) => `${number.de.format(count)} ${wordFor('de', word, count, isPreview)}`,
    pause: 'Anhalten',
    resume: 'Weiter',
    cancel: 'Abbrechen',
    undo: 'Zurücknehmen',
    undoAsk: 'Alles zurücknehmen, was dieser Vorgang geändert hat?',
    undone: 'wurde zurückgenommen',
    undoRest: 'Auch diese zurücknehmen',
    undoRestHint: 'Was seither geändert wurde, blieb stehen. Auf Wunsch wird auch das auf den alten Wert gesetzt.',
    file: { result: 'Datei laden', refused: 'Abgelehnte Zeilen laden', source: 'Ausgangsdatei laden' },
    problems: (count) => (count === 1 ? '1 Hinweis' : `${number.de.format(count)} Hinweise`),
    lessProblems: 'Hinweise ausblenden',
    moreProblems: 'Die ersten 100; alle stehen in der Datei der abgelehnten Zeilen.',
    line: (line) => `Zeile ${line}`,
    like: 'Ähnlich:',
    likeLine: (line) => `Zeile ${line} der Datei`,
    moreOutcomes: 'Die ersten 100.',
    open: 'Öffnen',
  },
  en: {
    title: 'Runs',
    empty: 'Bulk changes, exports and imports appear here, with progress and report.',
    state: {
      waiting: 'waiting',
      running: 'running',
      paused: 'paused',
      done: 'done',
      failed: 'ended by an error',
      cancelled: 'cancelled',
    },
    progress: (done, total) =>
      total === null ? number.en.format(done) : `${number.en.format(done)} of ${number.en.format(total)}`,
    count: (word, count, isPreview) => `${number.en.format(count)} ${wordFor('en', word, count, isPreview)}`,
    pause: 'Pause',
    resume: 'Go on',
    cancel: 'Cancel',
    undo: 'Undo',
    undoAsk: 'Take back everything that this run has changed?',
    undone: 'has been taken back',
    undoRest: 'Take these back too',
    undoRestHint: 'What has been changed since was left as it is. If you wish, it gets its old value too.',
    file: { result: 'Download file', refused: 'Download refused rows', source: 'Download source file' },
    problems: (count) => (count === 1 ? '1 problem' : `${number.en.format(count)} problems`),
    lessProblems: 'Hide problems',
    moreProblems: 'The first 100; all are in the file of refused rows.',
    line: (line) => `Line ${line}`,
    like: 'Like:',
    likeLine: (line) => `line ${line} of the file`,
    moreOutcomes: 'The first 100.',
    open: 'Open',
  },
};
