import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What the module says, beside the messages of rules and fields. */
const MESSAGES = {
  'geodata.unknown-layout': {
    de: 'Diese Datei ist keine der verstandenen. Erwartet werden die Spalten: {expected}',
    en: 'This file is none of those that are understood. Expected are the columns: {expected}',
  },
  'geodata.no-file': { de: 'Die Datei gibt es nicht (mehr).', en: 'The file is not there (any more).' },
  'geodata.not-allowed': {
    de: 'Sie dürfen keine Einträge in „{entity}“ anlegen und ändern.',
    en: 'You may not create and change records of “{entity}”.',
  },
  'geodata.not-in-file': {
    de: 'Steht nicht mehr in der Datei.',
    en: 'Is not in the file any more.',
  },
  'geodata.no-address': {
    de: '„{field}“ ist kein Feld mit Adressen.',
    en: '“{field}” is not a field of addresses.',
  },
  'geodata.no-tile': { de: 'Dieses Kartenbild gibt es nicht.', en: 'There is no such picture of the map.' },
  'geodata.service-failed': {
    de: 'Der Adressdienst hat nicht wie erwartet geantwortet ({status}).',
    en: 'The address service has not answered as expected ({status}).',
  },
} as const;

/** An issue with its sentence. */
export const geodataIssue = issuesWith(MESSAGES);
