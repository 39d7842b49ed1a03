import type { Label } from './generated/definitions.gen.ts';
import type { Issue } from './issue.ts';
import type { Language } from './shown-type.ts';

/** What is said of values, by code: all that a form needs, which loads nothing of what is said of definitions. */
export const valueMessages: Readonly<Record<string, Label>> = {
  'value.required': { de: 'Pflichtfeld.', en: 'Required.' },
  'value.text': { de: 'Hier wird ein Text erwartet.', en: 'A text is expected here.' },
  'value.one-line': { de: 'Nur eine Zeile, ohne Steuerzeichen.', en: 'One line only, without control characters.' },
  'value.control-character': {
    de: 'Enthält ein unsichtbares Steuerzeichen.',
    en: 'Contains an invisible control character.',
  },
  'value.too-long': { de: 'Höchstens {most} Zeichen.', en: 'At most {most} characters.' },
  'value.too-short': { de: 'Mindestens {least} Zeichen.', en: 'At least {least} characters.' },
  'value.number': { de: 'Keine gültige Zahl; z. B. 1.234,5.', en: 'Not a valid number; e.g. 1,234.5.' },
  'value.integer': { de: 'Keine gültige ganze Zahl; z. B. 1.234.', en: 'Not a valid whole number; e.g. 1,234.' },
  'value.too-many-digits': {
    de: 'Höchstens {scale} Stellen nach dem Komma.',
    en: 'At most {scale} digits after the point.',
  },
  'value.number-too-large': { de: 'Die Zahl ist zu groß.', en: 'The number is too large.' },
  'value.too-small': { de: 'Mindestens {min}.', en: 'At least {min}.' },
  'value.too-large': { de: 'Höchstens {max}.', en: 'At most {max}.' },
  'value.boolean': { de: 'Hier wird Ja oder Nein erwartet.', en: 'Yes or no is expected here.' },
  'value.date': { de: 'Kein gültiges Datum; z. B. 14.03.2026.', en: 'Not a valid date; e.g. 14/03/2026.' },
  'value.time': { de: 'Keine gültige Uhrzeit; z. B. 14:30.', en: 'Not a valid time; e.g. 14:30.' },
  'value.date-time': {
    de: 'Kein gültiger Zeitpunkt; z. B. 14.03.2026 14:30.',
    en: 'Not a valid date and time; e.g. 14/03/2026 14:30.',
  },
  'value.duration': { de: 'Keine gültige Dauer; z. B. 1:30 oder 90.', en: 'Not a valid duration; e.g. 1:30 or 90.' },
  'value.option': {
    de: 'Nicht in der Auswahl. Möglich: {options}.',
    en: 'Not one of the options. Possible: {options}.',
  },
  'value.list': { de: 'Hier wird eine Liste erwartet.', en: 'A list is expected here.' },
  'value.too-many': { de: 'Höchstens {most} Einträge.', en: 'At most {most} entries.' },
  'value.repeated': { de: 'Kommt mehrfach vor.', en: 'Occurs more than once.' },
  'value.row': { de: 'Hier wird eine Zeile mit Spalten erwartet.', en: 'A row of columns is expected here.' },
  'value.id': { de: 'Das ist keine gültige ID.', en: 'This is not a valid id.' },
  'value.address': {
    de: 'Keine vollständige Adresse; z. B. Hauptstraße 12, 50667 Köln.',
    en: 'Not a complete address; e.g. Hauptstraße 12, 50667 Köln.',
  },
  'value.coordinate': { de: 'Keine gültige Koordinate.', en: 'Not a valid coordinate.' },
  'value.country': { de: 'Land mit zwei Buchstaben, z. B. DE.', en: 'Country with two letters, e.g. DE.' },
  'value.repetition': {
    de: 'Keine Wiederholung, die hier bekannt ist; z. B. RRULE:FREQ=WEEKLY;BYDAY=MO.',
    en: 'Not a repetition that is known here; e.g. RRULE:FREQ=WEEKLY;BYDAY=MO.',
  },
  'value.repetition-start': {
    de: 'Eine Wiederholung braucht „{start}“.',
    en: 'A repetition needs “{start}”.',
  },
  'value.email': { de: 'Keine gültige E-Mail-Adresse.', en: 'Not a valid e-mail address.' },
  'value.link': {
    de: 'Keine gültige Webadresse; z. B. https://beispiel.de.',
    en: 'Not a valid web address; e.g. https://example.com.',
  },
  'value.file': { de: 'Hier wird eine hochgeladene Datei erwartet.', en: 'An uploaded file is expected here.' },
  'value.json': { de: 'Kein gültiges JSON.', en: 'Not valid JSON.' },
  'value.markup': { de: 'Diese Auszeichnung ist nicht erlaubt: {markup}', en: 'This mark-up is not allowed: {markup}' },
  'value.not-from-text': {
    de: 'Dieses Feld lässt sich nicht aus Text einlesen.',
    en: 'This field cannot be read from text.',
  },
  'value.not-writable': { de: 'Dieses Feld füllt sich von selbst.', en: 'This field fills itself.' },
  'value.read-only': { de: 'Dieses Feld kann nicht geändert werden.', en: 'This field cannot be changed.' },
  'value.locked': {
    de: 'In diesem Status kann das Feld nicht geändert werden.',
    en: 'The field cannot be changed in this status.',
  },
  'value.unknown-key': { de: '„{key}“ gibt es hier nicht.', en: 'There is no “{key}” here.' },
  'value.not-in-journal': {
    de: 'Gehört nicht zu dieser Art von Eintrag.',
    en: 'Does not belong to this kind of entry.',
  },
  'image.type': { de: 'Nur PNG, JPEG oder SVG.', en: 'PNG, JPEG or SVG only.' },
  'image.too-large': { de: 'Das Bild ist größer als {most} KB.', en: 'The image is larger than {most} KB.' },
  'image.damaged': { de: 'Das Bild ist beschädigt.', en: 'The image is damaged.' },
  'image.not-real': { de: 'Das ist kein {type}-Bild.', en: 'This is not a {type} image.' },
  'image.active': {
    de: 'Die SVG-Datei enthält Skripte oder eingebettete Seiten. Speichern Sie sie als einfache Zeichnung.',
    en: 'The SVG file has scripts or embedded pages in it. Save it as a plain drawing.',
  },
  'format.iban': { de: 'Keine gültige IBAN.', en: 'Not a valid IBAN.' },
  'format.bic': { de: 'Keine gültige BIC (8 oder 11 Zeichen).', en: 'Not a valid BIC (8 or 11 characters).' },
  'format.creditor-id': { de: 'Keine gültige Gläubiger-ID.', en: 'Not a valid creditor id.' },
  'format.vat-id': { de: 'Keine gültige Umsatzsteuer-ID.', en: 'Not a valid VAT id.' },
  'format.malo-id': {
    de: 'Eine Marktlokations-ID hat 11 Ziffern und beginnt nicht mit 0.',
    en: 'A market location id has 11 digits and does not begin with 0.',
  },
  'format.malo-check-digit': {
    de: 'Die Prüfziffer der Marktlokations-ID stimmt nicht.',
    en: 'The check digit of the market location id is wrong.',
  },
  'format.melo-id': {
    de: 'Eine Messlokations-ID hat 33 Zeichen: Land und 31 Ziffern oder Buchstaben.',
    en: 'A metering location id has 33 characters: country and 31 digits or letters.',
  },
  'format.market-partner-id': {
    de: 'Keine gültige Marktpartner-ID (13 Ziffern).',
    en: 'Not a valid market partner id (13 digits).',
  },
  'format.eic': {
    de: 'Kein gültiger EIC (16 Zeichen mit Prüfzeichen).',
    en: 'Not a valid EIC (16 characters with check character).',
  },
  'format.obis': { de: 'Keine gültige OBIS-Kennzahl; z. B. 1-0:1.8.0.', en: 'Not a valid OBIS code; e.g. 1-0:1.8.0.' },
  'format.postal-code': { de: 'Keine gültige Postleitzahl (5 Ziffern).', en: 'Not a valid postal code (5 digits).' },
  'format.municipality-key': {
    de: 'Kein gültiger Gemeindeschlüssel (AGS, 8 Ziffern).',
    en: 'Not a valid municipality key (AGS, 8 digits).',
  },
  'format.house-number': { de: 'Keine gültige Hausnummer; z. B. 12a.', en: 'Not a valid house number; e.g. 12a.' },
  'format.phone': { de: 'Keine gültige Telefonnummer.', en: 'Not a valid phone number.' },
};

/**
 * The sentence for an issue in the reader's language. A module's own codes bring theirs along in the parameter `message`; without
 * one it is the code itself.
 */
export function sentenceOf(issue: Issue, messages: Readonly<Record<string, Label>>, language: Language): string {
  const given = issue.params?.['message'];
  const text = (messages[issue.code] ?? (typeof given === 'object' ? given : undefined))?.[language] ?? issue.code;
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = issue.params?.[name];
    if (value === undefined) return gap;
    return typeof value === 'object' ? value[language] : String(value);
  });
}

/** The sentence for what is wrong with a value. */
export const valueMessageOf = (issue: Issue, language: Language): string => sentenceOf(issue, valueMessages, language);
