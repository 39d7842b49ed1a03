import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  problems: {
    syntax: (_what: string) => 'Hier ist die Formel nicht zu Ende oder falsch geschrieben.',
    'unknown-field': (name: string) => `Ein Feld „${name}“ gibt es hier nicht.`,
    forbidden: (what: string) => `„${what}“ ist in Formeln nicht erlaubt.`,
  },
  tryIt: 'An einem Datensatz probieren',
  hideTry: 'Probe ausblenden',
  record: 'Datensatz',
  searchRecord: 'Datensatz suchen',
  result: 'Ergebnis',
  nothing: 'nichts',
  isTrue: 'gilt',
  isFalse: 'gilt nicht',
  working: 'Wird berechnet …',
  missing: (names: string) => `Im Datensatz nicht da, oder für Sie nicht zu sehen: ${names}`,
  notLive: 'Die Entität ist noch nicht live: es gibt keine Datensätze, an denen sich proben ließe.',
};

export type FormulaTexts = typeof de;

const en: FormulaTexts = {
  problems: {
    syntax: (_what) => 'Here the formula is not complete, or not written right.',
    'unknown-field': (name) => `There is no field “${name}” here.`,
    forbidden: (what) => `“${what}” is not allowed in formulas.`,
  },
  tryIt: 'Try it on a record',
  hideTry: 'Hide the trial',
  record: 'Record',
  searchRecord: 'Search for a record',
  result: 'Result',
  nothing: 'nothing',
  isTrue: 'holds',
  isFalse: 'does not hold',
  working: 'Being worked out …',
  missing: (names) => `Not in the record, or not to be seen by you: ${names}`,
  notLive: 'The entity is not live yet: there are no records to try it on.',
};

export const formulaTexts = { de, en };

/** The words of formulas in the reader's language. */
export const useFormulaTexts = (): FormulaTexts => useOwnTexts(formulaTexts);
