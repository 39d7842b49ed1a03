import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of lists, filters and evaluations. */
export const queryMessages: Readonly<Record<string, Label>> = {
  'query.unknown-parameter': {
    de: 'Den Parameter „{name}“ gibt es hier nicht. Möglich: {known}.',
    en: 'There is no parameter “{name}” here. Possible: {known}.',
  },
  'query.parameter': {
    de: 'Der Wert von „{name}“ ist ungültig: {expected}.',
    en: 'The value of “{name}” is not valid: {expected}.',
  },
  'query.filter': { de: 'Der Filter ist ungültig.', en: 'The filter is not valid.' },
  'query.filter-object': {
    de: 'Hier wird ein Objekt aus Feldern und Bedingungen erwartet.',
    en: 'An object of fields and conditions is expected here.',
  },
  'query.filter-too-deep': { de: 'Höchstens {deepest} Ebenen.', en: 'At most {deepest} levels.' },
  'query.filter-too-long': { de: 'Höchstens {most} Bedingungen.', en: 'At most {most} conditions.' },
  'query.filter-list': {
    de: 'Hier wird eine Liste mit 1 bis {most} Filtern erwartet.',
    en: 'A list of 1 to {most} filters is expected here.',
  },
  'query.unknown-field': {
    de: 'Das Feld „{field}“ gibt es in „{entity}“ nicht.',
    en: 'There is no field “{field}” in “{entity}”.',
  },
  'query.no-day': { de: '„{field}“ ist kein Datum.', en: '“{field}” is not a date.' },
  'query.range': {
    de: 'Der Zeitraum hat mindestens einen und höchstens {most} Tage.',
    en: 'The time has at least one day and at most {most}.',
  },
  'query.not-a-path': { de: '„{field}“ ist kein Verweis.', en: '“{field}” is not a reference.' },
  'query.unknown-operator': {
    de: '„{operator}“ passt nicht zu „{field}“. Möglich: {operators}.',
    en: '“{operator}” does not fit “{field}”. Possible: {operators}.',
  },
  'query.boolean-expected': { de: 'Hier wird true oder false erwartet.', en: 'True or false is expected here.' },
  'query.value-expected': {
    de: 'Hier fehlt ein Wert; nach leeren Feldern sucht isNull.',
    en: 'A value is missing here; isNull finds empty fields.',
  },
  'query.text-expected': {
    de: 'Hier wird ein Text mit 1 bis 200 Zeichen erwartet.',
    en: 'A text of 1 to 200 characters is expected here.',
  },
  'query.list-expected': {
    de: 'Hier wird eine Liste mit höchstens {most} Werten erwartet.',
    en: 'A list of at most {most} values is expected here.',
  },
  'query.sort': { de: 'Die Sortierung ist ungültig.', en: 'The order is not valid.' },
  'query.sort-too-long': { de: 'Höchstens {most} Felder.', en: 'At most {most} fields.' },
  'query.not-sortable': { de: 'Nach „{field}“ kann nicht sortiert werden.', en: '“{field}” cannot be sorted by.' },
  'query.fields': { de: 'Die Auswahl der Felder ist ungültig.', en: 'The choice of fields is not valid.' },
  'query.people': {
    de: 'Hier werden ein Feld mit einer Person und eine Zahl von 2 bis 100 erwartet.',
    en: 'A field with a person and a number from 2 to 100 are expected here.',
  },
  'query.people-split': {
    de: 'Was Personen schützt, wird kein zweites Mal aufgeteilt.',
    en: 'What protects people is not divided a second time.',
  },
  'query.stays': {
    de: 'Wie lange ein Wert galt, ist nur von Auswahlfeldern bekannt, nicht von „{field}“.',
    en: 'How long a value held is known of fields with options only, not of “{field}”.',
  },
  'query.stays-veiled': {
    de: 'Von „{entity}“ sind Ihnen manche Datensätze teils verdeckt; was früher galt, wird nicht ausgewertet.',
    en: 'Some records of “{entity}” are partly hidden from you; what held before is not worked out.',
  },
  'query.split-alone': {
    de: 'Aufgeteilt werden nur Gruppen; es fehlt, wonach gruppiert wird.',
    en: 'Only groups are divided; what to group by is missing.',
  },
  'query.cursor': { de: 'Diese Fortsetzung passt nicht zur Liste.', en: 'This continuation does not fit the list.' },
  'query.cursor-does-not-fit': {
    de: 'Die Fortsetzung gehört zu einer anderen Sortierung.',
    en: 'The continuation belongs to another order.',
  },
  'query.search-too-long': { de: 'Höchstens {most} Zeichen.', en: 'At most {most} characters.' },
  'query.aggregate': { de: 'Die Auswertung ist ungültig.', en: 'The aggregate is not valid.' },
  'query.measure': {
    de: 'Erwartet wird count oder sum, avg, min, max mit einem passenden Feld: sum:feld.',
    en: 'Expected is count, or sum, avg, min, max with a field that fits: sum:field.',
  },
  'query.group': { de: 'Nach „{field}“ kann nicht gruppiert werden.', en: '“{field}” cannot be grouped by.' },
  'query.bucket': {
    de: 'Ein Zeitraum passt nur zu einem Datum: day, week, month, quarter, year.',
    en: 'A bucket fits dates only: day, week, month, quarter, year.',
  },
  'query.time': {
    de: 'Erwartet wird ein Zeitpunkt wie 2026-03-01T12:00:00Z.',
    en: 'An instant like 2026-03-01T12:00:00Z is expected.',
  },
};
