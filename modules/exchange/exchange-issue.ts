import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What the module says, beside the messages of rules and fields. */
const MESSAGES = {
  'exchange.no-draft': {
    de: 'Das probiert nur aus, wer an Definitionen arbeitet.',
    en: 'Only those who work on definitions try this out.',
  },
  'exchange.not-ready': {
    de: 'Die Schnittstelle lässt sich so noch nicht rechnen. Was an ihr falsch ist, steht an seiner Stelle in der Definition.',
    en: 'The interface cannot be worked out as it is. What is wrong with it stands at its place in the definition.',
  },
  'exchange.unknown-interface': {
    de: 'Die Schnittstelle „{name}“ gibt es nicht.',
    en: 'There is no interface “{name}”.',
  },
  'exchange.file-gone': { de: 'Die Datei gibt es nicht mehr.', en: 'The file is not there any more.' },
  'exchange.column-missing': {
    de: 'Der Datei fehlt die Spalte „{column}“. Sie hat: {names}',
    en: 'The file lacks the column “{column}”. It has: {names}',
  },
  'exchange.no-json': {
    de: 'Das ist kein JSON: {reason}',
    en: 'This is no JSON: {reason}',
  },
  'exchange.no-list': {
    de: 'Das JSON hat an der Stelle „{place}“ keine Liste.',
    en: 'The JSON has no list at “{place}”.',
  },
  'exchange.too-large': {
    de: 'Eine JSON-Datei darf höchstens {most} MB haben. Größere gehen mit einer Zeile je Datensatz.',
    en: 'A JSON file may have {most} MB at most. Larger ones go with a line for each record.',
  },
  'exchange.line-too-long': {
    de: 'Die Zeile {line} ist zu lang.',
    en: 'Line {line} is too long.',
  },
  'exchange.not-found': {
    de: '{entity}: Es gibt keinen Datensatz mit {by}.',
    en: '{entity}: there is no record with {by}.',
  },
  'exchange.ambiguous': {
    de: '{entity}: Es gibt mehrere Datensätze mit {by}.',
    en: '{entity}: there are several records with {by}.',
  },
  'exchange.there-already': {
    de: '{entity}: Es gibt schon einen Datensatz mit {by}.',
    en: '{entity}: there is a record with {by} already.',
  },
  'exchange.nothing-to-go-by': {
    de: '{entity}: Die Zeile sagt nicht, nach welchem Datensatz gesucht wird ({fields}).',
    en: '{entity}: the row does not say which record is looked for ({fields}).',
  },
  'exchange.no-access': {
    de: '{entity}: Die Rollen der Schnittstelle dürfen das nicht lesen.',
    en: '{entity}: the roles of the interface may not read it.',
  },
  'exchange.key': {
    de: 'Der Schlüssel der Zeile lässt sich nicht bilden.',
    en: 'The key of the row cannot be made.',
  },
  'exchange.condition': {
    de: 'Die Bedingung des Schritts „{step}“ lässt sich für diese Zeile nicht auswerten.',
    en: 'The condition of the step “{step}” cannot be worked out for this row.',
  },
  'exchange.unknown-message': { de: 'Diese Zeile gibt es nicht.', en: 'There is no such row.' },
  'exchange.not-refused': {
    de: 'Nur abgewiesene Zeilen lassen sich noch einmal versuchen oder verwerfen.',
    en: 'Only refused rows can be tried again or dropped.',
  },
  'exchange.stays': {
    de: 'Was geliefert wurde, bleibt, wie es kam.',
    en: 'What was delivered stays as it came.',
  },
  'exchange.unknown-column': {
    de: 'Die Schnittstelle hat keine Spalte „{column}“.',
    en: 'The interface has no column “{column}”.',
  },
} as const;

/** An issue with its sentence. */
export const exchangeIssue = issuesWith(MESSAGES);
