import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What is said of accounts on other servers. */
const MESSAGES = {
  'dav.outside-address': {
    de: 'Das ist keine Adresse eines Servers und keine E-Mail-Adresse: {address}',
    en: 'That is neither the address of a server nor an e-mail address: {address}',
  },
  'dav.outside-away': {
    de: 'Der Server „{host}“ ist nicht zu erreichen: {reason}',
    en: 'The server “{host}” cannot be reached: {reason}',
  },
  'dav.outside-refused': {
    de: 'Der Server „{host}“ nimmt die Anmeldung nicht an ({status}).',
    en: 'The server “{host}” does not accept the sign-in ({status}).',
  },
  'dav.outside-status': {
    de: 'Der Server „{host}“ antwortet auf {method} mit {status}.',
    en: 'The server “{host}” answers {method} with {status}.',
  },
  'dav.outside-broken': {
    de: 'Die Antwort des Servers „{host}“ ist nicht zu verstehen.',
    en: 'The answer of the server “{host}” cannot be understood.',
  },
  'dav.outside-nothing': {
    de: 'Auf dem Server „{host}“ wurden weder Kalender noch Adressbücher gefunden.',
    en: 'Neither calendars nor address books were found on the server “{host}”.',
  },
  'dav.outside-plain': {
    de: 'Ohne Verschlüsselung wird nur mit Servern im eigenen Netz gesprochen, die der Betreiber erlaubt.',
    en: 'Only servers in the own network that the operator allows are spoken to without encryption.',
  },
  'dav.outside-elsewhere': {
    de: 'Der Server „{host}“ schickt zu einem fremden Server: {to}',
    en: 'The server “{host}” sends to a server of somebody else: {to}',
  },
  'dav.outside-no-sign-in': {
    de: 'Die Anmeldung ist hier nicht (mehr) vorhanden: bitte das Kennwort neu eingeben.',
    en: 'The sign-in is not here (any more): please enter the password anew.',
  },
  'dav.outside-signs-in': {
    de: 'Für dieses Konto meldet man sich beim Anbieter an; ein Kennwort hat es hier nicht.',
    en: 'One signs in at the provider for this account; it has no password here.',
  },
  'dav.outside-inactive': {
    de: 'Der Besitzer des Kontos ist nicht mehr aktiv.',
    en: 'The owner of the account is not active any more.',
  },
  'dav.outside-no-collection': {
    de: 'Sie haben hier keine Sammlung, die dazu passt.',
    en: 'You have no collection here that fits.',
  },
  'dav.outside-not-delivered': {
    de: 'Der Server nennt den Eintrag und liefert ihn nicht.',
    en: 'The server lists the entry and does not deliver it.',
  },
  'dav.outside-not-writable': {
    de: 'Was hier dazu liegt, darf der Besitzer des Kontos nicht ändern.',
    en: 'The owner of the account may not change what lies here of it.',
  },
  'dav.outside-fault': {
    de: 'Der Abgleich ist an einem Fehler des Programms gescheitert; er steht bei den fehlgeschlagenen Arbeiten.',
    en: 'The sync has failed by a fault of the program; it is listed among the failed jobs.',
  },
  'dav.outside-waiting': { de: 'Noch nicht abgeglichen.', en: 'Not synchronised yet.' },
  'dav.outside-lost': {
    de: '{field}: hier und dort geändert; die frühere Änderung gilt nicht: {value}',
    en: '{field}: changed here and there; the earlier change does not count: {value}',
  },
  'dav.outside-unknown': { de: 'Dieses Konto gibt es nicht.', en: 'There is no such account.' },
  'dav.outside-not-yours': { de: 'Sie dürfen dieses Konto nicht ändern.', en: 'You may not change this account.' },
  'dav.outside-stays': {
    de: 'Adresse, Benutzer und Besitzer eines Kontos bleiben, wie sie geprüft wurden. Ein anderes wird neu angelegt.',
    en: 'Address, user and owner of an account stay as they were tested. Another one is added anew.',
  },
} as const;

/** An issue with its sentence. */
export const outsideIssue = issuesWith(MESSAGES);
