import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of requests as such, of batches and of actions. */
export const requestMessages: Readonly<Record<string, Label>> = {
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
  'idempotency.other-request': {
    de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage.',
    en: 'This Idempotency-Key belongs to another request.',
  },
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
  'action.forbidden': {
    de: 'Die Aktion „{action}“ gibt es nicht, oder Sie dürfen sie nicht ausführen.',
    en: 'There is no action “{action}”, or you may not call it.',
  },
  'request.rate': {
    de: 'Mehr als {count} Anfragen in einer Minute gehen nicht. In {seconds} s geht es weiter.',
    en: 'More than {count} requests in a minute are not possible. It goes on in {seconds} s.',
  },
  'action.input': { de: 'Die Eingaben der Aktion stimmen nicht.', en: 'The input of the action is not right.' },
  'action.refused': { de: 'Die Aktion wurde nicht ausgeführt.', en: 'The action was not done.' },
};
