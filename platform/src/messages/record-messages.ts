import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of records, their values, and of who works on them. */
export const recordMessages: Readonly<Record<string, Label>> = {
  'record.unknown-entity': { de: '„{entity}“ gibt es nicht.', en: 'There is no “{entity}”.' },
  'record.forbidden': { de: 'Dazu fehlt das Recht.', en: 'You do not have the right to do this.' },
  'record.veiled': {
    de: 'Von diesem Datensatz sehen Sie nur einen Teil; ändern kann ihn nur, wer ihn ganz sieht.',
    en: 'You see only a part of this record; only those who see all of it can change it.',
  },
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
};
