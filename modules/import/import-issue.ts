import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What an import says, beside the messages of rules and fields. */
const MESSAGES = {
  'import.no-entity': { de: 'Die Entität „{entity}“ gibt es nicht.', en: 'There is no entity “{entity}”.' },
  'import.file-gone': { de: 'Die Datei gibt es nicht mehr.', en: 'The file is not there any more.' },
  'import.no-column': {
    de: 'Die Datei hat keine Spalte „{column}“.',
    en: 'The file has no column “{column}”.',
  },
  'import.no-field': {
    de: 'Das Feld „{field}“ kann hier nicht importiert werden.',
    en: 'The field “{field}” cannot be imported here.',
  },
  'import.no-lookup': {
    de: 'Für „{field}“ fehlt das Feld, nach dem die anderen Datensätze gesucht werden.',
    en: 'For “{field}” the field by which the other records are looked for is missing.',
  },
  'import.no-key': {
    de: 'Nach „{field}“ kann nicht gesucht werden: Der Schlüssel braucht eine zugeordnete Spalte mit einfachen Werten.',
    en: 'Records cannot be looked for by “{field}”: a key needs a column of its own with simple values.',
  },
  'import.key-missing': {
    de: 'Um vorhandene Datensätze zu ändern, ist ein Schlüssel nötig.',
    en: 'To change records that are there, a key is needed.',
  },
  'import.key-empty': {
    de: 'Der Schlüssel ist leer.',
    en: 'The key is empty.',
  },
  'import.key-ambiguous': {
    de: 'Mehrere Datensätze haben diesen Schlüssel.',
    en: 'Several records have this key.',
  },
  'import.not-found': { de: '„{text}“ gibt es nicht.', en: 'There is no “{text}”.' },
  'import.found-twice': { de: '„{text}“ gibt es mehrfach.', en: 'There is more than one “{text}”.' },
  'import.similar': {
    de: 'Vielleicht schon vorhanden: {title}.',
    en: 'May be there already: {title}.',
  },
  'import.similar-in-file': {
    de: 'Vielleicht dasselbe wie in Zeile {line}.',
    en: 'May be the same as in line {line}.',
  },
  'import.taken-in-file': {
    de: 'Diesen Wert hat schon Zeile {line}.',
    en: 'Line {line} has this value already.',
  },
  'import.formula': {
    de: 'Die Formel „{formula}“ lässt sich für diese Zeile nicht auswerten.',
    en: 'The formula “{formula}” cannot be worked out for this row.',
  },
} as const;

export type ImportCode = keyof typeof MESSAGES;

/** An issue with its sentence. */
export const importIssue = issuesWith(MESSAGES);
