import type { Label } from './generated/definitions.gen.ts';
import type { Issue } from './issue.ts';
import type { Language } from './shown-type.ts';
import { sentenceOf, valueMessages } from './value-messages.ts';

/** What the definition language says, by code. Gaps in braces are filled by the issue's params. */
export const messages: Readonly<Record<string, Label>> = {
  ...valueMessages,
  'rule.broken': { de: '{message}', en: '{message}' },
  'expression.syntax': { de: 'Die Formel ist nicht lesbar: {reason}', en: 'The formula cannot be read: {reason}' },
  'expression.failed': {
    de: 'Die Bedingung dieses Feldes lässt sich nicht auswerten: {reason}',
    en: 'The condition of this field cannot be worked out: {reason}',
  },
  'expression.forbidden': { de: 'In Formeln nicht erlaubt: {what}.', en: 'Not allowed in formulas: {what}.' },
  'expression.unknown-field': {
    de: 'Die Formel nennt das unbekannte Feld „{field}“.',
    en: 'The formula names the unknown field “{field}”.',
  },
  'document.json': { de: 'Kein gültiges JSON: {reason}', en: 'Not valid JSON: {reason}' },
  'document.too-large': { de: 'Die Datei ist größer als {most} Byte.', en: 'The file is larger than {most} bytes.' },
  'document.link': {
    de: 'Verweise im Dateisystem werden nicht verfolgt.',
    en: 'Links in the file system are not followed.',
  },
  'document.kind': {
    de: 'Unbekannte Art „{kind}“. Möglich: {kinds}.',
    en: 'Unknown kind “{kind}”. Possible: {kinds}.',
  },
  'document.unknown-key': {
    de: '„{key}“ gibt es hier nicht. Möglich: {known}.',
    en: 'There is no “{key}” here. Possible: {known}.',
  },
  'document.missing-key': { de: '„{named}“ fehlt.', en: '“{named}” is missing.' },
  'document.value': { de: 'Dieser Wert passt nicht: {expected}', en: 'This value does not fit: {expected}' },
  'definition.repeated': { de: '{what} „{id}“ gibt es schon in {other}.', en: '{what} “{id}” is already in {other}.' },
  'definition.unknown-reference': { de: '{what} „{id}“ gibt es nicht.', en: '{what} “{id}” does not exist.' },
  'definition.unknown-interface': {
    de: 'Weder eine Schnittstelle noch eine Variante heißt „{id}“.',
    en: 'Neither an interface nor a variant of one is called “{id}”.',
  },
  'definition.after-itself': {
    de: '„{other}“ beginnt selbst nach „{id}“: So stoßen sie sich im Kreis an.',
    en: '“{other}” itself begins after “{id}”: they would set each other off in a circle.',
  },
  'definition.unknown-field': {
    de: 'Das Feld „{id}“ gibt es in „{entity}“ nicht.',
    en: 'There is no field “{id}” in “{entity}”.',
  },
  'definition.tile-outside': {
    de: 'Die Kachel ragt über die zwölf Spalten hinaus.',
    en: 'The tile reaches beyond the twelve columns.',
  },
  'definition.tiles-overlap': {
    de: '„{id}“ liegt auf „{other}“.',
    en: '“{id}” lies on “{other}”.',
  },
  'definition.unknown-option': {
    de: '„{id}“ ist kein Wert dieser Auswahl.',
    en: '“{id}” is none of the options.',
  },
  'definition.no-time': { de: '„{id}“ ist kein Datum.', en: '“{id}” is no date.' },
  'definition.no-effect': { de: '„{named}“ bewirkt bei {type} nichts.', en: '“{named}” has no effect with {type}.' },
  'definition.missing': { de: '{type} braucht „{named}“.', en: '{type} needs “{named}”.' },
  'definition.default': {
    de: 'Der Vorgabewert passt nicht zum Feld: {reason}',
    en: 'The default does not fit the field: {reason}',
  },
  'definition.cycle': {
    de: 'Die Formeln hängen im Kreis voneinander ab: {fields}.',
    en: 'The formulas depend on each other in a circle: {fields}.',
  },
  'definition.column-type': {
    de: 'Eine Spalte kann nicht vom Typ {type} sein.',
    en: 'A column cannot be of type {type}.',
  },
  'definition.title-field': { de: 'Das Feld „{id}“ taugt nicht als Titel.', en: 'The field “{id}” cannot be a title.' },
  'definition.owner-field': {
    de: '„{id}“ muss ein Feld vom Typ {type} sein.',
    en: '“{id}” must be a field of type {type}.',
  },
  'definition.roll-up': {
    de: '„{id}“ in „{entity}“ verweist nicht hierher.',
    en: '“{id}” in “{entity}” does not point here.',
  },
  'definition.filter': { de: 'Der Filter passt nicht: {reason}', en: 'The filter does not fit: {reason}' },
  'definition.unreachable': {
    de: 'Der Status „{id}“ ist auf keinem Weg erreichbar.',
    en: 'No way leads to the status “{id}”.',
  },
  'definition.endless': {
    de: 'Von „{id}“ führt der Weg ohne Bedingung im Kreis.',
    en: 'From “{id}” the way leads round in a circle without a condition.',
  },
  'definition.machine': { de: 'Die Zustände passen nicht zusammen: {reason}', en: 'The states do not fit: {reason}' },
  'definition.always-first': {
    de: 'Ohne Bedingung kommt in „{id}“ nie an die Reihe, was danach steht.',
    en: 'Without a condition what comes after it in “{id}” never has its turn.',
  },
  'definition.cron': {
    de: '„{cron}“ ist keine Zeit in fünf Feldern wie „30 6 * * 1-5“.',
    en: '“{cron}” is no time in five fields like “30 6 * * 1-5”.',
  },
  'definition.by-hand': {
    de: 'Das Modul „{module}“ ist nicht dabei: „{action}“ wartet als Aufgabe, bis es jemand von Hand erledigt.',
    en: 'The module “{module}” is not used: “{action}” waits as a task until somebody sees to it by hand.',
  },
  'definition.not-begun': {
    de: '„{id}“ ist kein Workflow über {entity}, den ein anderer beginnen kann.',
    en: '“{id}” is no workflow about {entity} that another one can begin.',
  },
  'definition.not-unique': {
    de: '„{id}“ findet keinen bestimmten Datensatz: Das Feld muss eindeutig sein.',
    en: '“{id}” does not find one certain record: the field must be unique.',
  },
  'definition.element-name': {
    de: '„{name}“ kann kein Name eines XML-Elements sein.',
    en: '“{name}” cannot be the name of an XML element.',
  },
  'definition.time-zone': {
    de: '„{zone}“ ist keine Zeitzone wie „Europe/Berlin“.',
    en: '“{zone}” is no time zone like “Europe/Berlin”.',
  },
  'definition.folder': {
    de: 'Der Ordner „{folder}“ darf nicht aus dem Verzeichnis der Verbindung hinausführen.',
    en: 'The folder “{folder}” must not lead out of the connection’s own.',
  },
  'definition.fixed-range': {
    de: 'Bei fester Breite braucht die Spalte einen Bereich wie „1-10“.',
    en: 'With fixed width the column needs a range like “1-10”.',
  },
  'definition.column-number': {
    de: 'Ohne Kopfzeile braucht die Spalte ihre Nummer, ab 1.',
    en: 'Without a header the column needs its number, from 1.',
  },
  'definition.edifact-place': {
    de: 'Bei EDIFACT braucht die Spalte Segment, Datenelement und Teil wie „RFF+Z13/1.2“.',
    en: 'With EDIFACT the column needs segment, data element and component like “RFF+Z13/1.2”.',
  },
  'definition.document-place': {
    de: 'Bei Dokumenten steht eine Spalte in einem Teil des Namens, in file.id, file.name, file.type, file.size oder hinter Wörtern wie „text:Kundennummer“.',
    en: 'With documents a column stands in a part of the name, in file.id, file.name, file.type, file.size, or behind words like “text:Customer no.”.',
  },
  'definition.list-column': {
    de: 'Spalten von Datensätzen, die hierher verweisen, stehen in einer eigenen Liste, wie „zaehlwerke/obisKennzahl“; „{name}“ tut das nicht.',
    en: 'Columns of records that refer here stand in a list of their own, like “registers/code”; “{name}” does not.',
  },
  'definition.column-path': {
    de: '„{name}“ ist kein Pfad wie „adresse/ort“ und nicht „*“.',
    en: '“{name}” is no path like “address/city” and not “*”.',
  },
  'definition.filter-operator': {
    de: '„{operator}“ passt nicht zu „{field}“. Möglich: {operators}.',
    en: '“{operator}” does not fit “{field}”. Possible: {operators}.',
  },
  'definition.name-part': {
    de: 'Der Teil „{part}“ muss aus Buchstaben und Ziffern bestehen und darf nur einmal vorkommen.',
    en: 'The part “{part}” must consist of letters and digits and may occur once only.',
  },
  'definition.limits': {
    de: 'Das passt nicht zusammen: {least} ist mehr als {most}.',
    en: 'This does not go together: {least} is more than {most}.',
  },
  'definition.limit': {
    de: '„{limit}“ passt nicht zum Typ {type}.',
    en: '“{limit}” does not fit the type {type}.',
  },
  'interface.example': {
    de: 'Im Beispiel „{example}“ kommt etwas anderes heraus: {came}',
    en: 'Something else comes out of the example “{example}”: {came}',
  },
  'interface.unknown-value': {
    de: 'Der Wert „{text}“ ist nicht vorgesehen.',
    en: 'The value “{text}” is not provided for.',
  },
  'interface.too-seldom': {
    de: '„{place}“ kommt hier {count}-mal vor, mindestens {least}-mal muss es vorkommen.',
    en: '“{place}” occurs {count} times here, it must occur {least} times at least.',
  },
  'interface.too-often': {
    de: '„{place}“ kommt hier {count}-mal vor, höchstens {most}-mal darf es vorkommen.',
    en: '“{place}” occurs {count} times here, it may occur {most} times at most.',
  },
  'interface.pattern': {
    de: 'Nicht so aufgebaut wie {pattern} (# Ziffer, @ Buchstabe, ? ein Zeichen, * beliebig viele).',
    en: 'Not built like {pattern} (# digit, @ letter, ? one character, * any number).',
  },
  'interface.formula': {
    de: 'Die Formel „{formula}“ lässt sich für diese Zeile nicht auswerten.',
    en: 'The formula “{formula}” cannot be worked out for this row.',
  },
  'definition.no-way-out': {
    de: 'Die Aufgabe lässt sich nicht erledigen: Kein Ereignis dieses Zustands hat eine Schaltfläche.',
    en: 'The task cannot be done: no event of this state has a button.',
  },
  'definition.too-many': { de: 'Zu viel: höchstens {most} {what}.', en: 'Too many: at most {most} {what}.' },
  'definition.no-person': {
    de: 'Wie {entity} zu einer Person gehört, fehlt: „Gehört zur Person über“ oder „Ist selbst eine Person“.',
    en: 'How {entity} belongs to a person is missing: “Belongs to the person by” or “Is a person itself”.',
  },
  'definition.not-personal': {
    de: '„{field}“ führt zu nichts, das in einer Datenkategorie steht ({entity}).',
    en: '“{field}” leads to nothing that stands in a data category ({entity}).',
  },
  'definition.unreachable-rule': {
    de: 'Die Frist „{id}“ kommt nie an die Reihe: Eine davor gilt für alle.',
    en: 'The period “{id}” never has its turn: one before it holds for all.',
  },
  'definition.no-date': { de: '„{id}“ ist kein Datum.', en: '“{id}” is no date.' },
  'definition.checklist': {
    de: 'Eine Prüfung der Art {type} braucht „{named}“.',
    en: 'A check of the type {type} needs “{named}”.',
  },
  'definition.numbering': {
    de: 'Das Muster braucht genau eine Zahl {000…}.',
    en: 'The pattern needs exactly one number {000…}.',
  },
  'definition.rows': {
    de: 'Die Regel „{rows}“ braucht {key} in „{entity}“.',
    en: 'The rule “{rows}” needs {key} in “{entity}”.',
  },
  'definition.on-no-form': { de: 'Das Feld „{id}“ steht auf keinem Formular.', en: 'The field “{id}” is on no form.' },
  'definition.view': {
    de: 'Eine Ansicht vom Typ {type} braucht „{named}“.',
    en: 'A view of type {type} needs “{named}”.',
  },
  'definition.related': {
    de: '„{via}“ in „{entity}“ verweist nicht auf „{target}“.',
    en: '“{via}” in “{entity}” does not point at “{target}”.',
  },
  'definition.form-filter': {
    de: 'Ein Formular richtet sich nach Auswahlen und Ja/Nein, auch denen eines verknüpften Datensatzes („product.kind“): gleich, ungleich, einer oder keiner von mehreren Werten.',
    en: 'A form goes by options and yes/no, also those of a record referred to (“product.kind”): equal, not equal, one or none of several values.',
  },
  'definition.form-filter-value': {
    de: '„{value}“ kann dort nicht gewählt werden.',
    en: '“{value}” cannot be chosen there.',
  },
  'definition.form-twice': {
    de: 'Das Formular „{form}“ ist für dieselben Datensätze und Rollen; eines von beiden bekäme niemand zu sehen.',
    en: 'The form “{form}” is for the same records and roles; one of both would never be seen.',
  },
  'definition.layout-margins': {
    de: 'Bei diesen Rändern bleibt vom Papier ({width} × {height} mm) zu wenig übrig.',
    en: 'With these margins too little of the paper ({width} × {height} mm) is left.',
  },
  'definition.layout-address': {
    de: 'Ein Anschriftfeld nach DIN 5008 gibt es nur auf A4 im Hochformat.',
    en: 'An address field by DIN 5008 is on upright A4 only.',
  },
  'definition.layout-outside': {
    de: 'Das liegt außerhalb des Papiers ({width} × {height} mm).',
    en: 'This lies outside of the paper ({width} × {height} mm).',
  },
  'definition.layout-page-number': {
    de: 'Erwartet wird ein Text mit {page} und, wenn gewünscht, {pages} dahinter; z. B. Seite {page} von {pages}.',
    en: 'A text with {page} and, if wanted, {pages} behind it is expected; e.g. page {page} of {pages}.',
  },
  'definition.text-block-never': {
    de: 'Gültig bis {to} liegt vor gültig ab {from}: Der Baustein steht in keinem Schreiben.',
    en: 'Valid to {to} is before valid from {from}: the block is in no letter.',
  },
  'definition.text-block-cycle': {
    de: 'Der Textbaustein enthält sich selbst: {way}.',
    en: 'The text block contains itself: {way}.',
  },
  'definition.template-address-of-mail': {
    de: '„{path}“ ist kein Feld mit einer E-Mail-Adresse.',
    en: '“{path}” is no field with an e-mail address.',
  },
  'definition.template-attachment': {
    de: '„{path}“ ist kein Feld mit einer einzelnen Datei.',
    en: '“{path}” is no field with one file.',
  },
  'definition.template-address': {
    de: 'Der Briefbogen „{layout}“ hat kein Anschriftfeld: Das stünde nirgends.',
    en: 'The letterhead “{layout}” has no address field: this would stand nowhere.',
  },
  'letter.syntax': { de: 'Zeile {line} ist nicht lesbar: {reason}', en: 'Line {line} cannot be read: {reason}' },
  'letter.too-deep': {
    de: 'Zu tief ineinander geschachtelt: höchstens {most} Ebenen.',
    en: 'Nested too deeply: at most {most} levels.',
  },
  'letter.related-too-deep': {
    de: 'Zeile {line}: Zu viele Listen (#related) ineinander: höchstens {most}.',
    en: 'Line {line}: too many lists (#related) within each other: at most {most}.',
  },
  'letter.markup': {
    de: 'Diese Auszeichnung ist in Schreiben nicht erlaubt: {markup}',
    en: 'This mark-up is not allowed in letters: {markup}',
  },
  'letter.not-allowed': {
    de: 'Zeile {line}: {what} ist in Schreiben nicht erlaubt.',
    en: 'Line {line}: {what} is not allowed in letters.',
  },
  'letter.unknown-call': {
    de: 'Zeile {line}: „{call}“ gibt es in Schreiben nicht.',
    en: 'Line {line}: there is no “{call}” in letters.',
  },
  'letter.call': {
    de: 'Zeile {line}: „{call}“ passt so nicht; erwartet: {expected}.',
    en: 'Line {line}: “{call}” does not fit like this; expected: {expected}.',
  },
  'letter.unknown-variable': {
    de: 'Zeile {line}: „{variable}“ führt nirgendwohin: „{id}“ gibt es in „{entity}“ nicht.',
    en: 'Line {line}: “{variable}” leads nowhere: there is no “{id}” in “{entity}”.',
  },
  'letter.unknown-data': {
    de: 'Zeile {line}: „{variable}“ gibt es hier nicht. Möglich: @{known}.',
    en: 'Line {line}: there is no “{variable}” here. Possible: @{known}.',
  },
  'letter.no-record': {
    de: 'Zeile {line}: „{variable}“: Dieser Text handelt von keinem Datensatz.',
    en: 'Line {line}: “{variable}”: this text is about no record.',
  },
  'letter.not-printable': {
    de: 'Zeile {line}: „{variable}“ lässt sich nicht als Text schreiben.',
    en: 'Line {line}: “{variable}” cannot be written as text.',
  },
  'letter.not-a-list': {
    de: 'Zeile {line}: „{variable}“ hat keine Zeilen.',
    en: 'Line {line}: “{variable}” has no rows.',
  },
  'letter.unknown-entity': {
    de: 'Zeile {line}: Die Entität „{entity}“ gibt es nicht.',
    en: 'Line {line}: there is no entity “{entity}”.',
  },
  'letter.not-related': {
    de: 'Zeile {line}: „{via}“ in „{entity}“ verweist nicht auf „{target}“.',
    en: 'Line {line}: “{via}” in “{entity}” does not point at “{target}”.',
  },
  'letter.unknown-block': {
    de: 'Zeile {line}: Den Textbaustein „{id}“ gibt es nicht.',
    en: 'Line {line}: there is no text block “{id}”.',
  },
  'letter.block-draft': {
    de: 'Zeile {line}: Der Textbaustein „{id}“ ist nicht freigegeben.',
    en: 'Line {line}: the text block “{id}” is not approved.',
  },
  'letter.block-entity': {
    de: 'Zeile {line}: Der Textbaustein „{id}“ handelt von „{entity}“ und passt hier nicht.',
    en: 'Line {line}: the text block “{id}” is about “{entity}” and does not fit here.',
  },
};

/** The sentence for an issue in the reader's language. */
export const messageOf = (issue: Issue, language: Language): string => sentenceOf(issue, messages, language);
