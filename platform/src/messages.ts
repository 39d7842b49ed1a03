import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { messageOf as languageMessageOf } from '@leitwerk/metadata/messages';
import type { Language } from '@leitwerk/metadata/shown-type';

/** What the runtime says, beside the messages of the definition language. Gaps are filled by `params`. */
const MESSAGES: Readonly<Record<string, Label>> = {
  'request.failed': {
    de: 'Das hat nicht geklappt. Der Fehler ist protokolliert.',
    en: 'That did not work. The error has been logged.',
  },
  'request.unknown-route': { de: 'Diese Adresse gibt es nicht.', en: 'There is no such address.' },
  'request.body': {
    de: 'Der Inhalt der Anfrage ist kein gültiges JSON.',
    en: 'The body of the request is not valid JSON.',
  },
  'request.body-object': {
    de: 'Der Inhalt der Anfrage muss ein JSON-Objekt sein.',
    en: 'The body of the request must be a JSON object.',
  },
  'request.too-large': { de: 'Die Anfrage ist zu groß.', en: 'The request is too large.' },
  'request.media-type': {
    de: 'Dieser Inhaltstyp wird hier nicht angenommen.',
    en: 'This content type is not accepted here.',
  },
  'request.origin': { de: 'Die Anfrage kommt von einer fremden Seite.', en: 'The request comes from a foreign site.' },
  'request.too-many': {
    de: 'Gerade sind zu viele Anfragen in Arbeit. Bitte gleich noch einmal versuchen.',
    en: 'Too many requests are being worked on. Please try again in a moment.',
  },
  'request.took-too-long': {
    de: 'Die Datenbank hat zu lange gebraucht. Bitte enger filtern.',
    en: 'The database took too long. Please narrow the filter.',
  },
  'request.database-away': {
    de: 'Die Datenbank ist gerade nicht erreichbar.',
    en: 'The database cannot be reached just now.',
  },
  'request.header': { de: 'Der Kopf {name} ist ungültig.', en: 'The header {name} is not valid.' },
  'run.not-found': { de: 'Diesen Vorgang gibt es nicht.', en: 'There is no such run.' },
  'run.state': { de: 'Das geht in diesem Zustand des Vorgangs nicht.', en: 'The run’s state does not allow that.' },
  'run.selection': {
    de: 'Eine Auswahl ist entweder „ids“ mit 1 bis {most} Kennungen oder „filter“ und „search“.',
    en: 'A selection is either “ids” with 1 to {most} ids, or “filter” and “search”.',
  },
  'run.change': {
    de: 'Möglich sind: update mit values, transition mit event und input, delete, restore.',
    en: 'Possible are: update with values, transition with event and input, delete, restore.',
  },
  'run.export': {
    de: 'Nötig sind format (csv oder xlsx) und fields, eine Liste von Feldnamen.',
    en: 'Needed are format (csv or xlsx) and fields, a list of field names.',
  },
  'run.sheet-too-long': {
    de: 'Ein Tabellenblatt nimmt hier höchstens {most} Zeilen auf. Bitte enger filtern oder CSV wählen.',
    en: 'A sheet takes at most {most} rows here. Please narrow the filter or choose CSV.',
  },
  'run.nothing-to-undo': {
    de: 'Dieser Vorgang hat nichts geändert, was zurückgenommen werden könnte.',
    en: 'This run has changed nothing that could be taken back.',
  },
  'run.changed-since': {
    de: 'Seither geändert, deshalb so gelassen.',
    en: 'Changed since, so it was left as it is.',
  },
  'run.not-undoable': {
    de: 'Ein Statuswechsel und endgültiges Löschen lassen sich nicht zurücknehmen.',
    en: 'A change of status and a purge cannot be taken back.',
  },
  'run.entity-gone': {
    de: 'Diese Art von Datensätzen gibt es nicht mehr.',
    en: 'There are no records of this kind any more.',
  },
  'run.actor-gone': {
    de: 'Wer den Vorgang begonnen hat, darf nicht mehr arbeiten.',
    en: 'Whoever began the run is not active any more.',
  },
  'run.unknown-kind': { de: 'Diese Art von Vorgang gibt es nicht mehr.', en: 'There is no such kind of run any more.' },
  'run.failed': {
    de: 'Ein unerwarteter Fehler. Er ist protokolliert.',
    en: 'An unexpected error. It has been logged.',
  },
  'workflow.not-found': { de: 'Diesen Prozess gibt es hier nicht.', en: 'There is no such process here.' },
  'workflow.running': { de: '„{workflow}“ läuft schon.', en: '“{workflow}” is running already.' },
  'workflow.not-now': {
    de: '„{workflow}“ kann bei diesem Datensatz jetzt nicht begonnen werden.',
    en: '“{workflow}” cannot be begun for this record now.',
  },
  'workflow.not-stopped': { de: 'Dieser Prozess ist nicht angehalten.', en: 'This process is not stopped.' },
  'workflow.not-running': { de: 'Dieser Prozess läuft nicht mehr.', en: 'This process is not running any more.' },
  'workflow.event-not-possible': {
    de: '„{event}“ ist hier nicht möglich.',
    en: '“{event}” is not possible here.',
  },
  'workflow.guard': { de: 'Das ist jetzt nicht möglich: {reason}', en: 'That is not possible now: {reason}' },
  'workflow.endless': {
    de: '„{workflow}“ dreht sich im Kreis und wurde angehalten. Die Bedingungen müssen geändert werden.',
    en: '“{workflow}” turns in a circle and has been stopped. Its conditions must be changed.',
  },
  'workflow.too-many-steps': {
    de: 'Mehr als {most} Schritte: Der Prozess dreht sich vermutlich im Kreis.',
    en: 'More than {most} steps: the process probably turns in a circle.',
  },
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
  'record.unknown-entity': { de: '„{entity}“ gibt es nicht.', en: 'There is no “{entity}”.' },
  'record.forbidden': { de: 'Dazu fehlt das Recht.', en: 'You do not have the right to do this.' },
  'record.field-forbidden': { de: 'Dieses Feld dürfen Sie nicht setzen.', en: 'You may not set this field.' },
  'record.outside-rights': {
    de: 'So läge der Datensatz außerhalb Ihrer Rechte.',
    en: 'The record would then lie outside your rights.',
  },
  'record.not-found': { de: 'Diesen Datensatz gibt es nicht (mehr).', en: 'This record does not exist (any more).' },
  'record.invalid': { de: 'Einige Angaben passen noch nicht.', en: 'Some values do not fit yet.' },
  'record.changed-meanwhile': {
    de: 'Der Datensatz wurde inzwischen geändert.',
    en: 'The record has been changed meanwhile.',
  },
  'record.status-by-event': {
    de: 'Der Status ändert sich nur durch Schritte.',
    en: 'The status changes by steps only.',
  },
  'record.unknown-event': { de: 'Den Schritt „{event}“ gibt es nicht.', en: 'There is no step “{event}”.' },
  'record.event-not-possible': {
    de: 'Dieser Schritt ist im jetzigen Status nicht möglich.',
    en: 'This step is not possible in the present status.',
  },
  'record.guard': { de: '{reason}', en: '{reason}' },
  'record.in-use': { de: 'Wird noch verwendet: {count} × {entity}.', en: 'Still in use: {count} × {entity}.' },
  'record.reference-changed': {
    de: 'Ein verknüpfter Datensatz wurde gerade gelöscht.',
    en: 'A linked record has just been deleted.',
  },
  'value.unknown-record': {
    de: 'Diesen Datensatz gibt es nicht oder er steht hier nicht zur Wahl.',
    en: 'This record does not exist or cannot be chosen here.',
  },
  'value.unknown-file': { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' },
  'value.file-too-large': { de: 'Höchstens {max} Byte.', en: 'At most {max} bytes.' },
  'value.file-type': {
    de: '{type} wird hier nicht angenommen, nur {accept}.',
    en: '{type} is not accepted here, only {accept}.',
  },
  'value.not-unique': {
    de: 'Diesen Wert hat schon ein anderer Datensatz.',
    en: 'Another record has this value already.',
  },
  'value.out-of-range': { de: 'Die Zahl ist zu groß.', en: 'The number is too large.' },
  'value.id': { de: 'Das ist keine gültige ID.', en: 'This is not a valid id.' },
  'value.unknown-key': { de: '„{key}“ gibt es hier nicht.', en: 'There is no “{key}” here.' },
  'batch.undone': {
    de: 'Nicht ausgeführt, weil ein anderer Teil abgelehnt wurde.',
    en: 'Not done, because another part was refused.',
  },
  'batch.shape': {
    de: 'Erwartet wird {"commands": […], "atomic": true|false} mit 1 bis {most} Befehlen.',
    en: 'Expected is {"commands": […], "atomic": true|false} with 1 to {most} commands.',
  },
  'batch.command': {
    de: 'Erwartet wird action (create, update, delete, transition) mit id, values, event, input, version.',
    en: 'Expected is action (create, update, delete, transition) with id, values, event, input, version.',
  },
  'idempotency.other-request': {
    de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage.',
    en: 'This Idempotency-Key belongs to another request.',
  },
  'user.last-admin': {
    de: 'Mindestens eine aktive Person mit Passwort muss verwalten können.',
    en: 'At least one active person with a password must be able to administer.',
  },
  'user.inactive': {
    de: 'Wer nicht aktiv ist, kann sich nicht anmelden; zuerst auf „Aktiv“ setzen.',
    en: 'Who is not active cannot sign in; set “Active” first.',
  },
  'user.outranks': {
    de: 'Für jemanden, der verwalten darf, können nur andere, die es auch dürfen, einen Link erstellen.',
    en: 'Only those who can administer can make a link for somebody who can, too.',
  },
  'draft.shape': {
    de: 'Erwartet wird {"values": {…}, "baseVersion": Zahl oder null}.',
    en: 'Expected is {"values": {…}, "baseVersion": number or null}.',
  },
  'presence.tab': {
    de: 'Die ID eines Tabs sind 32 hexadezimale Ziffern.',
    en: 'The id of a tab is 32 hexadecimal digits.',
  },
  'presence.shape': {
    de: 'Erwartet wird {"entity", "id", "editing": true|false}.',
    en: 'Expected is {"entity", "id", "editing": true|false}.',
  },
  'merge.shape': {
    de: 'Erwartet wird {"other": ID, "otherVersion": Zahl, "values": {…}}.',
    en: 'Expected is {"other": id, "otherVersion": number, "values": {…}}.',
  },
  'merge.itself': {
    de: 'Ein Datensatz lässt sich nicht mit sich selbst zusammenführen.',
    en: 'A record cannot be merged with itself.',
  },
  'merge.too-many': {
    de: 'Am anderen Datensatz hängt zu viel: mehr als {most} Datensätze müssten umgehängt werden.',
    en: 'Too much refers to the other record: more than {most} records would have to be moved.',
  },
  'merge.refused': {
    de: 'Nicht zusammengeführt, und nichts geändert: das steht dem entgegen.',
    en: 'Not merged, and nothing changed: this stands against it.',
  },
  'merge.hidden': {
    de: '{entity}: {count} dürfen Sie nicht ändern.',
    en: '{entity}: {count} may not be changed by you.',
  },
  'merge.part': { de: '{entity} „{title}“: {reason}', en: '{entity} “{title}”: {reason}' },
  'merge.not-found': {
    de: 'Diese Zusammenführung gibt es nicht, oder sie ist schon rückgängig gemacht.',
    en: 'There is no such merge, or it has been undone already.',
  },
  'merge.changed-since': {
    de: 'Lässt sich nicht mehr rückgängig machen: {count} Datensätze wurden seitdem geändert.',
    en: 'Cannot be undone any more: {count} records have been changed since.',
  },
  'merge.changed': {
    de: '{entity} „{title}“ wurde seitdem geändert.',
    en: '{entity} “{title}” has been changed since.',
  },
  'session.required': { de: 'Bitte anmelden.', en: 'Please sign in.' },
  'session.wrong-credentials': { de: 'E-Mail oder Passwort stimmt nicht.', en: 'E-mail or password is wrong.' },
  'session.too-many-attempts': {
    de: 'Zu viele Versuche. Bitte in {retryAfter} Sekunden noch einmal.',
    en: 'Too many attempts. Please try again in {retryAfter} seconds.',
  },
  'session.shape': { de: 'Erwartet werden email und password.', en: 'Expected are email and password.' },
  'session.not-found': { de: 'Diese Sitzung gibt es nicht.', en: 'There is no such session.' },
  'session.not-by-token': {
    de: 'Das geht nur nach einer Anmeldung mit Passwort, nicht mit einem API-Zugang.',
    en: 'This needs a sign-in by password; an API token is not enough.',
  },
  'password.shape': { de: 'Erwartet werden old und new.', en: 'Expected are old and new.' },
  'password.too-short': {
    de: 'Das Passwort braucht mindestens {count} Zeichen.',
    en: 'The password needs at least {count} characters.',
  },
  'password.too-long': {
    de: 'Das Passwort darf höchstens {count} Zeichen haben.',
    en: 'The password may have at most {count} characters.',
  },
  'password.wrong': { de: 'Das bisherige Passwort stimmt nicht.', en: 'The current password is wrong.' },
  'password-link.shape': {
    de: 'Erwartet werden token und password, beim ersten Mal auch email und name.',
    en: 'Expected are token and password, the first time email and name, too.',
  },
  'password-link.not-valid': {
    de: 'Dieser Link gilt nicht oder nicht mehr.',
    en: 'This link is not valid, or not any more.',
  },
  'token.shape': {
    de: 'Erwartet werden name, scopes (read, write, metadata) und expiresAt.',
    en: 'Expected are name, scopes (read, write, metadata) and expiresAt.',
  },
  'token.not-found': { de: 'Dieses Token gibt es nicht.', en: 'There is no such token.' },
  'file.too-large': { de: 'Die Datei ist zu groß.', en: 'The file is too large.' },
  'file.missing': { de: 'Erwartet wird eine Datei im Feld „file“.', en: 'A file in the field “file” is expected.' },
  'file.not-found': { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' },
  'outbound.not-allowed': {
    de: '„{host}“ darf nicht gefragt werden: Die Einstellungen nennen diesen Server nicht, oder er ist nicht mit TLS erreichbar.',
    en: '“{host}” may not be asked: the settings do not name this server, or it is not reached by TLS.',
  },
  'outbound.private': {
    de: '„{host}“ liegt in einem internen Netz und darf nicht gefragt werden.',
    en: '“{host}” is in a private network and may not be asked.',
  },
  'outbound.redirect': {
    de: '„{host}“ verweist auf „{to}“; das wird nicht befolgt.',
    en: '“{host}” points to “{to}”; this is not followed.',
  },
  'outbound.too-large': {
    de: 'Die Antwort von „{host}“ ist größer als {most} Byte.',
    en: 'The answer of “{host}” is larger than {most} bytes.',
  },
  'outbound.busy': {
    de: '„{host}“ wird gerade zu oft gefragt. Bitte später noch einmal.',
    en: '“{host}” is being asked too often just now. Please try again later.',
  },
  'outbound.failed': { de: '„{host}“ antwortet nicht.', en: '“{host}” does not answer.' },
  'definition.reserved': {
    de: '„{id}“ ist vergeben: das hat jede Installation schon.',
    en: '“{id}” is taken: every installation has it already.',
  },
  'definition.no-module': {
    de: 'Das Modul „{name}“ ist hier nicht installiert.',
    en: 'The module “{name}” is not installed here.',
  },
  'action.forbidden': {
    de: 'Die Aktion „{action}“ gibt es nicht, oder Sie dürfen sie nicht ausführen.',
    en: 'There is no action “{action}”, or you may not call it.',
  },
  'action.input': { de: 'Die Eingaben der Aktion stimmen nicht.', en: 'The input of the action is not right.' },
  'action.refused': { de: 'Die Aktion wurde nicht ausgeführt.', en: 'The action was not done.' },
  'view.shape': {
    de: 'Erwartet werden name, shared (private, team, everyone), team und content.',
    en: 'Expected are name, shared (private, team, everyone), team and content.',
  },
  'view.content': { de: 'Der Inhalt der Ansicht ist ungültig.', en: 'The content of the view is not valid.' },
  'view.expected': { de: 'Erwartet wird: {expected}.', en: 'Expected is: {expected}.' },
  'view.not-found': { de: 'Diese Ansicht gibt es nicht.', en: 'There is no such view.' },
  'view.not-whole': {
    de: 'Diese Ansicht nennt Felder, die Sie nicht sehen dürfen. Sie kann nur unter neuem Namen gespeichert werden.',
    en: 'This view names fields that you may not see. It can only be saved under a new name.',
  },
  'view.not-yours': {
    de: 'Diese Ansicht darf nur ändern, wem sie gehört oder wer Ansichten freigeben darf.',
    en: 'Only its owner or somebody who may share views can change this view.',
  },
  'view.may-not-share': {
    de: 'Um Ansichten freizugeben, fehlt das Recht. Als eigene Ansicht kann sie gespeichert werden.',
    en: 'You do not have the right to share views. You can save it as a view of your own.',
  },
  'view.not-your-team': { de: 'Dieses Team ist keines von Ihren.', en: 'This team is none of yours.' },
  'view.too-many': {
    de: 'Mehr als {most} eigene Ansichten gehen hier nicht.',
    en: 'No more than {most} views of your own fit here.',
  },
  'view.changed-meanwhile': {
    de: 'Die Ansicht wurde inzwischen geändert. Bitte neu laden.',
    en: 'The view has been changed in the meantime. Please reload.',
  },
  'setting.value': {
    de: 'Diesen Wert kann die Einstellung „{key}“ nicht haben.',
    en: 'The setting “{key}” cannot have this value.',
  },
  'setting.key': {
    de: 'Ein Schlüssel besteht aus höchstens {most} Buchstaben, Ziffern, Punkten und Strichen.',
    en: 'A key is at most {most} letters, digits, dots and dashes.',
  },
  'setting.too-large': {
    de: 'Eine Einstellung darf höchstens {most} Zeichen groß sein.',
    en: 'A setting may be at most {most} characters large.',
  },
  'setting.too-many': { de: 'Mehr als {most} Einstellungen gehen nicht.', en: 'No more than {most} settings fit.' },
  'setting.shape': { de: 'Erwartet wird {"value": …}.', en: 'Expected is {"value": …}.' },
  'publish.shape': {
    de: 'Erwartet wird {"documents": [{"file", "document"}]}.',
    en: 'Expected is {"documents": [{"file", "document"}]}.',
  },
  'publish.invalid': { de: 'Die Definitionen haben Fehler.', en: 'The definitions have errors.' },
  'publish.needs-confirmation': {
    de: 'Datensätze stehen der Änderung entgegen. Nach Prüfung mit confirm bestätigen.',
    en: 'Records stand against the change. Look at them and confirm with confirm.',
  },
  'publish.refused': {
    de: 'Datensätze stehen der Änderung entgegen und müssen erst berichtigt werden.',
    en: 'Records stand against the change and have to be put right first.',
  },
  'publish.unknown-version': { de: 'Die Version {version} gibt es nicht.', en: 'There is no version {version}.' },
  'publish.type-change': {
    de: '{label}: {count} Werte lassen sich nicht umwandeln; sie bleiben aufbewahrt, das Feld ist dort leer.',
    en: '{label}: {count} values cannot be converted; they are kept, the field is empty there.',
  },
  'publish.now-required': {
    de: '{label}: bei {count} Datensätzen fehlt der nun nötige Wert.',
    en: '{label}: {count} records lack the value that is now required.',
  },
  'publish.too-long': {
    de: '{label}: {count} Werte sind länger als nun erlaubt.',
    en: '{label}: {count} values are longer than now allowed.',
  },
  'publish.out-of-range': {
    de: '{label}: {count} Werte liegen außerhalb der neuen Grenzen.',
    en: '{label}: {count} values lie outside the new limits.',
  },
  'publish.option-gone': {
    de: '{label}: {count} Datensätze haben eine Auswahl, die es nicht mehr gibt.',
    en: '{label}: {count} records have an option that no longer exists.',
  },
  'publish.format-unchecked': {
    de: '{label}: {count} Werte sind nicht gegen das neue Format geprüft.',
    en: '{label}: {count} values have not been checked against the new format.',
  },
  'publish.nobody-administers': {
    de: '{label}: danach könnte niemand mehr verwalten; jetzt sind es {count}.',
    en: '{label}: nobody could administer any more; now {count} can.',
  },
  'publish.not-unique': {
    de: '{label}: {count} Datensätze haben denselben Wert wie ein anderer.',
    en: '{label}: {count} records share their value with another.',
  },
  'notification.not-found': { de: 'Diese Mitteilung gibt es nicht.', en: 'There is no such notification.' },
  'notification.until': {
    de: '„until“ muss ein Zeitpunkt in den nächsten {most} Tagen sein.',
    en: '“until” must be a moment within the next {most} days.',
  },
  'notification.which': {
    de: 'Nötig ist entweder „ids“ mit 1 bis {most} Kennungen oder „all“: true.',
    en: 'Needed is either “ids” with 1 to {most} ids, or “all”: true.',
  },
  'notification.somebody': { de: 'Jemand', en: 'Somebody' },
  'notification.records': { de: 'Datensätze', en: 'records' },
  'notification.given': { de: '{by} hat Ihnen „{title}“ übergeben.', en: '{by} gave you “{title}”.' },
  'notification.given-many': {
    de: '{by} hat Ihnen {count} {records} übergeben.',
    en: '{by} gave you {count} {records}.',
  },
  'notification.given-hidden': {
    de: '{by} hat Ihnen etwas übergeben, das Sie nicht mehr lesen dürfen.',
    en: '{by} gave you something that you may not read any more.',
  },
  'notification.team': { de: '{by} hat Ihrem Team „{title}“ übergeben.', en: '{by} gave your team “{title}”.' },
  'notification.team-many': {
    de: '{by} hat Ihrem Team {count} {records} übergeben.',
    en: '{by} gave your team {count} {records}.',
  },
  'notification.team-hidden': {
    de: '{by} hat Ihrem Team etwas übergeben, das Sie nicht lesen dürfen.',
    en: '{by} gave your team something that you may not read.',
  },
  'notification.reminder': { de: 'Erinnerung: {title}', en: 'Reminder: {title}' },
  'notification.reminder-many': { de: 'Erinnerung: {count} {records}', en: 'Reminder: {count} {records}' },
  'notification.reminder-hidden': {
    de: 'Erinnerung an etwas, das Sie nicht mehr lesen dürfen',
    en: 'Reminder of something that you may not read any more',
  },
  'notification.moved': {
    de: '„{title}“ ist jetzt „{state}“, durch {by}.',
    en: '“{title}” is now “{state}”, by {by}.',
  },
  'notification.moved-many': {
    de: '{by} hat den Status von {count} {records} geändert.',
    en: '{by} changed the status of {count} {records}.',
  },
  'notification.moved-hidden': {
    de: '{by} hat den Status von etwas geändert, das Sie nicht mehr lesen dürfen.',
    en: '{by} changed the status of something that you may not read any more.',
  },
  'notification.run-done': { de: 'Fertig: {what}', en: 'Done: {what}' },
  'notification.run-failed': { de: 'Gescheitert: {what}', en: 'Failed: {what}' },
  'notification.run': { de: 'Vorgang', en: 'Run' },
};

/** The sentence for an issue or refusal in the reader's language. */
export function messageOf(issue: Pick<Issue, 'code' | 'params'>, language: Language): string {
  const own = MESSAGES[issue.code];
  if (!own) return languageMessageOf({ path: '', ...issue }, language);
  return own[language].replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = issue.params?.[name];
    if (value === undefined) return gap;
    return typeof value === 'object' ? value[language] : String(value);
  });
}
