import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';
import type { TriedState } from '../client/outgoing-trial.ts';

const de = {
  title: 'Ausprobieren',
  help: 'Was das andere System von echten Datensätzen erführe, mit Ihren eigenen Rechten. Nichts wird gesendet oder behalten.',
  noModule: 'Das Modul „exchange“ ist nicht eingeschaltet; ausprobieren lässt sich die Schnittstelle danach.',
  notLive: 'Diese Entität ist noch nicht live; ausprobieren lässt sich die Schnittstelle danach.',
  record: 'Datensatz',
  search: 'Datensatz suchen; ohne Angabe die zuletzt geänderten',
  records: 'Zuletzt geänderte Datensätze',
  given: 'Der Datensatz',
  becomes: 'Wird zu',
  file: 'Die Datei',
  key: 'Schlüssel',
  nothing: 'Kein Datensatz, den der Filter meint.',
  empty: 'leer',
  says: 'sagt nichts',
  several: (count: number) => (count === 1 ? '1 Datensatz' : `${count} Datensätze`),
  states: {
    fresh: 'würde gesendet',
    repeated: 'schon gesendet',
    leftOut: 'ausgelassen',
    refused: 'Formel scheitert',
    filtered: 'vom Filter nicht gemeint',
  } satisfies Record<TriedState, string>,
  countOf: (count: number, word: string) => `${count} ${word}`,
  keep: 'Als Beispiel behalten',
  kept: 'Steht jetzt im Bild unter „Ergebnis“ und wird bei jeder Prüfung gerechnet. Ersetzen Sie dort echte Namen durch erfundene.',
  stops: 'Solange eine Formel scheitert, geht nichts hinaus.',
};

export type OutgoingTexts = typeof de;

const en: OutgoingTexts = {
  title: 'Try it out',
  help: 'What the other system would be told of real records, by your own rights. Nothing is sent or kept.',
  noModule: 'The module “exchange” is not in use; the interface can be tried out when it is.',
  notLive: 'This entity is not live yet; the interface can be tried out when it is.',
  record: 'Record',
  search: 'Look for a record; those that changed last when absent',
  records: 'Records that changed last',
  given: 'The record',
  becomes: 'Becomes',
  file: 'The file',
  key: 'Key',
  nothing: 'No record that the filter means.',
  empty: 'empty',
  says: 'says nothing',
  several: (count) => (count === 1 ? '1 record' : `${count} records`),
  states: {
    fresh: 'would be sent',
    repeated: 'sent already',
    leftOut: 'left out',
    refused: 'a formula fails',
    filtered: 'not meant by the filter',
  },
  countOf: (count, word) => `${count} ${word}`,
  keep: 'Keep as an example',
  kept: 'It stands in the picture at “Result” now and is worked out at every check. Replace real names by made-up ones there.',
  stops: 'As long as a formula fails, nothing goes out.',
};

/** Words of trying out an outgoing interface, in the reader's language. */
export const useOutgoingTexts = (): OutgoingTexts => useOwnTexts({ de, en });
