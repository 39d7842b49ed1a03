import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said to devices. Gaps are filled by parameters. */
export const MESSAGES = {
  'dav.xml-broken': { de: 'Der Inhalt ist kein richtiges XML.', en: 'The content is no well-formed XML.' },
  'dav.xml-doctype': {
    de: 'Dokumenttypen und eigene Entitäten werden nicht angenommen.',
    en: 'Document types and entities of one’s own are not taken.',
  },
  'dav.xml-too-large': { de: 'Das XML ist zu groß oder zu tief.', en: 'The XML is too large or too deep.' },
  'dav.unknown': { de: 'Unter dieser Adresse ist nichts.', en: 'There is nothing at this address.' },
  'dav.depth': {
    de: 'Alles auf einmal gibt es hier nicht: bitte Depth 0 oder 1.',
    en: 'Everything at once is not to be had here: please ask with depth 0 or 1.',
  },
  'dav.method-here': { de: 'Das geht an dieser Adresse nicht.', en: 'That cannot be done at this address.' },
  'dav.report': { de: 'Diese Abfrage gibt es hier nicht.', en: 'There is no such report here.' },
  'dav.filter': { de: 'Dieser Filter wird nicht verstanden.', en: 'This filter is not understood.' },
  'dav.sync-token': {
    de: 'Dieser Stand ist nicht mehr bekannt: bitte alles neu abgleichen.',
    en: 'This state is not known any more: please synchronise everything anew.',
  },
  'dav.too-many': { de: 'Mehr als {most} auf einmal gibt es nicht.', en: 'There are no more than {most} at once.' },
  'dav.changed': {
    de: 'Das wurde inzwischen geändert. Bitte erst neu laden.',
    en: 'It was changed in the meantime. Please load it again first.',
  },
  'dav.exists': { de: 'Unter dieser Adresse ist schon etwas.', en: 'There is something at this address already.' },
  'dav.uid-taken': {
    de: 'Einen Eintrag mit dieser UID gibt es hier schon.',
    en: 'There is an entry with this UID here already.',
  },
  'dav.not-new-here': {
    de: 'Hier kann nichts Neues angelegt werden. Bitte im eigenen Kalender anlegen.',
    en: 'Nothing new can be made here. Please make it in your own calendar.',
  },
  'dav.media-type': { de: 'Erwartet wird {type}.', en: 'Expected is {type}.' },
  'dav.broken': { de: 'Der Inhalt ist nicht lesbar.', en: 'The content cannot be read.' },
  'dav.one-only': {
    de: 'Erwartet wird genau ein Eintrag ({what}) mit einer UID.',
    en: 'Expected is exactly one entry ({what}) with a UID.',
  },
  'dav.no-start': { de: 'Der Beginn fehlt.', en: 'The start is missing.' },
  'dav.unknown-zone': {
    de: 'Die Zeitzone „{zone}“ ist nicht bekannt.',
    en: 'The time zone “{zone}” is not known.',
  },
  'dav.repetition': {
    de: 'Diese Wiederholung kann hier nicht dargestellt werden: {rule}',
    en: 'This repetition cannot be shown here: {rule}',
  },
  'dav.repetition-zone': {
    de: 'Wiederholungen in der Zeitzone „{zone}“ gibt es nicht: ihre Uhr geht anders als die der Installation ({own}).',
    en: 'There are no repetitions in the time zone “{zone}”: its clock differs from that of the installation ({own}).',
  },
  'dav.no-repetition': {
    de: 'Einträge hier können sich nicht wiederholen.',
    en: 'Entries here cannot repeat.',
  },
  'dav.status': {
    de: 'Diesen Status kann die Aufgabe jetzt nicht bekommen: {status}',
    en: 'The task cannot have this status now: {status}',
  },
  'dav.no-such-record': {
    de: '{label}: „{title}“ gibt es nicht oder mehrmals.',
    en: '{label}: there is no “{title}”, or more than one.',
  },
  'dav.group': {
    de: 'Gruppen von Kontakten werden nicht angenommen.',
    en: 'Groups of contacts are not taken.',
  },
} as const satisfies Readonly<Record<string, Label>>;

export type DavCode = keyof typeof MESSAGES;

export const sentence = (
  code: DavCode,
  params: Readonly<Record<string, string | number>>,
  language: 'de' | 'en',
): string => MESSAGES[code][language].replace(/\{(\w+)\}/g, (gap, name: string) => String(params[name] ?? gap));
