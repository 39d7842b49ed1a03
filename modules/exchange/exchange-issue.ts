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
  'exchange.signature': {
    de: 'Die Signatur stimmt nicht, oder die Lieferung ist zu alt.',
    en: 'The signature is not right, or the delivery is too old.',
  },
  'exchange.rows': {
    de: 'Erwartet werden 1 bis {most} Zeilen als Objekte.',
    en: 'Expected are 1 to {most} rows as objects.',
  },
  'exchange.no-standard-secret': {
    de: 'Ein Geheimnis nach Standard Webhooks ist Base64, meist mit „whsec_“ davor.',
    en: 'A secret of Standard Webhooks is base64, mostly with “whsec_” before it.',
  },
  'exchange.short-secret': {
    de: 'Das Geheimnis muss wenigstens 16 Zeichen haben.',
    en: 'The secret must have 16 characters at least.',
  },
  'exchange.no-place': {
    de: 'Über diese Verbindung kommt etwas herein; abgeholt und gesendet wird damit nichts.',
    en: 'By this connection something comes in; nothing is picked up or sent by it.',
  },
  'exchange.file-gone': { de: 'Die Datei gibt es nicht mehr.', en: 'The file is not there any more.' },
  'exchange.column-missing': {
    de: 'Der Datei fehlt die Spalte „{column}“. Sie hat: {names}',
    en: 'The file lacks the column “{column}”. It has: {names}',
  },
  'exchange.unknown-columns': {
    de: 'Die Datei hat Spalten, die die Schnittstelle nicht kennt: {columns}',
    en: 'The file has columns that the interface does not know: {columns}',
  },
  'exchange.unknown-elements': {
    de: 'Die Datei hat Elemente, die die Schnittstelle nicht kennt: {columns}',
    en: 'The file has elements that the interface does not know: {columns}',
  },
  'exchange.unknown-segments': {
    de: 'Die Datei hat Segmente, die die Schnittstelle nicht liest: {columns}',
    en: 'The file has segments that the interface does not read: {columns}',
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
  'exchange.no-edifact': {
    de: 'Das ist keine EDIFACT-Datei: Sie beginnt nicht mit UNA oder UNB.',
    en: 'This is no EDIFACT file: it does not begin with UNA or UNB.',
  },
  'exchange.edifact-characters': {
    de: 'Der Zeichensatz {level} wird nicht gelesen; EDI@Energy sieht UNOC vor.',
    en: 'The character set {level} is not read; EDI@Energy provides for UNOC.',
  },
  'exchange.edifact-broken': {
    de: 'Das Segment {segment} lässt sich nicht lesen: {reason}',
    en: 'Segment {segment} cannot be read: {reason}',
  },
  'exchange.edifact-too-long': {
    de: 'Eine Nachricht darf höchstens {most} Segmente haben.',
    en: 'A message may have {most} segments at most.',
  },
  'exchange.edifact-order': {
    de: 'Das Segment {tag} (das {number}.) steht außerhalb einer Nachricht.',
    en: 'The segment {tag} (number {number}) stands outside of a message.',
  },
  'exchange.edifact-segments': {
    de: 'Die Nachricht {message} ist nicht vollständig: UNT nennt {said} Segmente, es sind {count}; oder ihr Ende nennt eine andere Nachricht.',
    en: 'The message {message} is not whole: UNT says {said} segments, there are {count}; or its end names another message.',
  },
  'exchange.edifact-cut': {
    de: 'Die Nachricht {message} hat kein Ende (UNT).',
    en: 'The message {message} has no end (UNT).',
  },
  'exchange.edifact-messages': {
    de: 'Die Übertragungsdatei ist nicht vollständig: UNZ nennt {said} Nachrichten, es sind {count}; oder ihr Ende nennt eine andere Datei.',
    en: 'The interchange is not whole: UNZ says {said} messages, there are {count}; or its end names another interchange.',
  },
  'exchange.edifact-no-end': {
    de: 'Die Übertragungsdatei hat kein Ende (UNZ); {count} Nachrichten sind gekommen.',
    en: 'The interchange has no end (UNZ); {count} messages came.',
  },
  'exchange.file-name': {
    de: 'Die Datei „{name}“ heißt nicht wie „{names}“.',
    en: 'The file “{name}” is not called like “{names}”.',
  },
  'exchange.no-text': {
    de: 'Der Text der Datei „{name}“ lässt sich nicht lesen: Sie ist verschlüsselt, beschädigt oder zu groß.',
    en: 'The text of the file “{name}” cannot be read: it is encrypted, damaged or too large.',
  },
  'exchange.side-missing': {
    de: 'Zur Datei „{name}“ fehlt die Begleitdatei gleichen Namens mit der Endung .{type}.',
    en: 'The file “{name}” lacks its side file of the same name ending in .{type}.',
  },
  'exchange.side-rows': {
    de: 'Die Begleitdatei muss genau eine Zeile oder ein Objekt enthalten.',
    en: 'The side file must hold exactly one row or object.',
  },
  'exchange.no-side': {
    de: 'Die Schnittstelle „{name}“ nimmt keine Begleitdateien.',
    en: 'The interface “{name}” takes no side files.',
  },
  'exchange.only-files': {
    de: 'Dokumente kommen als Dateien, nicht als Zeilen.',
    en: 'Documents come as files, not as rows.',
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
  'exchange.away': {
    de: '„{host}“ ist nicht zu erreichen: {reason}',
    en: '“{host}” cannot be reached: {reason}',
  },
  'exchange.host-key': {
    de: 'Der Schlüssel des Servers „{host}“ ist nicht der bestätigte: {shown} statt {known}. Es wurde nichts gesendet.',
    en: 'The key of the server “{host}” is not the confirmed one: {shown} instead of {known}. Nothing was sent.',
  },
  'exchange.sign-in': {
    de: '„{host}“ nimmt die Anmeldung nicht an: {reason}',
    en: '“{host}” does not accept the sign-in: {reason}',
  },
  'exchange.folder': {
    de: 'Der Ordner „{folder}“ lässt sich nicht lesen: {reason}',
    en: 'The folder “{folder}” cannot be read: {reason}',
  },
  'exchange.path': {
    de: '„{path}“ ist kein Ordner, in den dieser Server geht: Verweise und „..“ sind ausgeschlossen.',
    en: '“{path}” is no folder into which this server goes: links and “..” are not followed.',
  },
  'exchange.no-folder': {
    de: 'Für Ordner muss, wer den Server betreibt, LEITWERK_EXCHANGE_FOLDER setzen.',
    en: 'For folders whoever runs the server must set LEITWERK_EXCHANGE_FOLDER.',
  },
  'exchange.one-name': {
    de: 'Mit HTTPS wird eine einzelne Datei geholt, nicht „{files}“.',
    en: 'With HTTPS a single file is fetched, not “{files}”.',
  },
  'exchange.redirect': {
    de: '„{host}“ leitet zu „{to}“ weiter. Dem wird nicht gefolgt.',
    en: '“{host}” redirects to “{to}”. That is not followed.',
  },
  'exchange.plain-text': {
    de: 'Ohne Verschlüsselung wird nur im eigenen Netz verbunden.',
    en: 'Without encryption connections are made in the own network only.',
  },
  'exchange.status': {
    de: '„{host}“ antwortet mit {status}.',
    en: '“{host}” answers with {status}.',
  },
  'exchange.no-secret': {
    de: 'Die Anmeldung dieser Verbindung ist nicht hinterlegt oder mit einem anderen LEITWERK_SECRET verschlossen. Bitte neu anmelden.',
    en: 'The sign-in of this connection is not kept here, or sealed with another LEITWERK_SECRET. Please sign in again.',
  },
  'exchange.unknown-connection': {
    de: 'Die Verbindung „{name}“ gibt es nicht.',
    en: 'There is no connection “{name}”.',
  },
  'exchange.unknown-mailbox': {
    de: 'Ein Postfach „{address}“, das einem Team gehört, gibt es nicht. Postfächer einzelner Personen werden nicht durchgesehen.',
    en: 'There is no mailbox “{address}” that belongs to a team. Mailboxes of single persons are not looked through.',
  },
  'exchange.mail-folder': {
    de: 'Das Postfach hat keinen Ordner „{folder}“.',
    en: 'The mailbox has no folder “{folder}”.',
  },
  'exchange.not-yours': {
    de: 'Diese Verbindung dürfen Sie nicht ändern.',
    en: 'You may not change this connection.',
  },
  'exchange.connection-stays': {
    de: 'Womit eine Verbindung geprüft wurde, bleibt. Legen Sie eine neue an.',
    en: 'What a connection was tested with stays. Add another one.',
  },
  'exchange.stopped': {
    de: 'Die Verbindung „{name}“ ist angehalten, bis jemand den Schlüssel des Servers bestätigt.',
    en: 'The connection “{name}” is stopped until somebody confirms the key of the server.',
  },
  'exchange.no-pick-up': {
    de: 'Die Schnittstelle „{name}“ holt nichts ab.',
    en: 'The interface “{name}” picks nothing up.',
  },
  'exchange.file-too-large': {
    de: 'Die Datei „{file}“ ist größer als {most} MB.',
    en: 'The file “{file}” is larger than {most} MB.',
  },
  'exchange.formula': {
    de: 'Eine Formel lässt sich für den Datensatz {record} nicht auswerten: {reason}',
    en: 'A formula cannot be worked out for the record {record}: {reason}',
  },
  'exchange.no-step': {
    de: 'Die ausgehende Schnittstelle „{name}“ wird von keinem Schritt eines Ablaufs angestoßen; in „Bei Ereignissen“ fehlt „Schritt“.',
    en: 'The outgoing interface “{name}” is not set off by a step of a workflow; “step” is missing in its events.',
  },
  'exchange.no-record': {
    de: 'Zu „{name}“ gehört kein Datensatz dieser Art, oder Sie dürfen ihn nicht lesen.',
    en: '“{name}” has no record of this kind here, or you may not read it.',
  },
  'exchange.exists': {
    de: 'Unter dem Namen „{file}“ liegt dort schon eine andere Datei.',
    en: 'Another file lies there under the name “{file}” already.',
  },
  'exchange.unknown-package': {
    de: 'Diese Sendung gibt es nicht.',
    en: 'There is no such package.',
  },
  'exchange.not-waiting': {
    de: 'Nur eine Sendung, die noch wartet, lässt sich aufgeben.',
    en: 'Only a package that is still waiting can be given up.',
  },
  'exchange.not-failed': {
    de: 'Nur eine Lieferung, die nicht lesbar war, wird noch einmal gelesen. Abgewiesene Zeilen lassen sich einzeln wiederholen.',
    en: 'Only a delivery that could not be read is read again. Refused rows can be tried again one by one.',
  },
  'exchange.no-certificate': {
    de: 'Erwartet wird PEM mit Zertifikat und privatem Schlüssel, die zusammengehören: {reason}',
    en: 'Expected is PEM with a certificate and a private key that belong together: {reason}',
  },
  'exchange.certificate-needs-tls': {
    de: 'Mit einem Zertifikat meldet man sich nur über https:// an.',
    en: 'A certificate signs in over https:// only.',
  },
  'exchange.file-changed': {
    de: 'Die Datei „{file}“ hat sich geändert, während sie gelesen wurde.',
    en: 'The file “{file}” has changed while it was read.',
  },
  'exchange.missing': {
    de: 'Bis {by} sollte eine Lieferung kommen. Es ist keine gekommen.',
    en: 'A delivery should have come by {by}. None has.',
  },
  'exchange.no-host': {
    de: '„{address}“ ist kein Name eines Servers.',
    en: '“{address}” is no name of a server.',
  },
  'exchange.no-url': {
    de: '„{address}“ ist keine Adresse wie https://portal.example/export, ohne Kennwort und Fragezeichen.',
    en: '“{address}” is no address like https://portal.example/export, without a password and a question mark.',
  },
  'exchange.no-header': {
    de: 'So kann ein Kopf einer Anfrage nicht heißen, oder der Schlüssel hat Zeichen, die nicht hineingehören.',
    en: 'A header of a request cannot be called that, or the key has characters that do not belong there.',
  },
  'exchange.no-key': {
    de: 'Diese Verbindung hat keinen Schlüssel eines Servers.',
    en: 'This connection has no key of a server.',
  },
  'exchange.no-sign-in': {
    de: 'Diese Verbindung meldet sich nicht an.',
    en: 'This connection does not sign in.',
  },
  'exchange.needed': {
    de: 'Diese Angabe fehlt.',
    en: 'This is missing.',
  },
} as const;

/** An issue with its sentence. */
export const exchangeIssue = issuesWith(MESSAGES);
