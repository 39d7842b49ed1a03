import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';
import type { RowState, StepDoes } from '../client/interface-trial.ts';

const de = {
  title: 'Ausprobieren',
  help: 'Eine Probe der Datei zeigt Zeile für Zeile, was die Schnittstelle daraus macht, mit Ihren eigenen Rechten. Nichts davon bleibt.',
  choose: 'Datei wählen',
  paste: 'oder Zeilen einfügen',
  sample: 'Probe',
  other: 'Andere Probe',
  file: (name: string) => `Datei: ${name}`,
  noModule: 'Das Modul „exchange“ ist nicht eingeschaltet; ausprobieren lässt sich die Schnittstelle danach.',
  newColumns: 'Spalten der Probe, die die Schnittstelle nicht kennt',
  takeAll: 'Alle übernehmen',
  take: (name: string) => `Spalte „${name}“ übernehmen`,
  takeOne: 'Übernehmen',
  rows: 'Zeilen der Probe',
  line: (line: number) => `Zeile ${line}`,
  key: 'Schlüssel',
  given: 'In der Datei',
  becomes: 'Wird zu',
  nothing: 'Keine Zeile in der Probe.',
  keep: 'Als Beispiel behalten',
  kept: 'Steht jetzt unter den Beispielen und wird bei jeder Prüfung gerechnet. Ersetzen Sie dort echte Namen durch erfundene.',
  states: {
    written: 'übernommen',
    repeated: 'schon bekannt',
    leftOut: 'ausgelassen',
    refused: 'abgewiesen',
    waits: 'wartet auf eine Zeile davor',
  } satisfies Record<RowState, string>,
  does: { create: 'anlegen', update: 'ändern', find: 'gefunden' } satisfies Record<StepDoes, string>,
  countOf: (count: number, word: string) => `${count} ${word}`,
  unchanged: 'keine Änderung',
  empty: 'leer',
};

type InterfaceTexts = typeof de;

const en: InterfaceTexts = {
  title: 'Try it out',
  help: 'A sample of the file shows row by row what the interface makes of it, by your own rights. Nothing of it stays.',
  choose: 'Choose a file',
  paste: 'or paste rows',
  sample: 'Sample',
  other: 'Another sample',
  file: (name) => `File: ${name}`,
  noModule: 'The module “exchange” is not in use; the interface can be tried out when it is.',
  newColumns: 'Columns of the sample that the interface does not know',
  takeAll: 'Take all of them',
  take: (name) => `Take the column “${name}”`,
  takeOne: 'Take',
  rows: 'Rows of the sample',
  line: (line) => `Row ${line}`,
  key: 'Key',
  given: 'In the file',
  becomes: 'Becomes',
  nothing: 'No row in the sample.',
  keep: 'Keep as an example',
  kept: 'It stands among the examples now and is worked out at every check. Replace real names by made-up ones there.',
  states: {
    written: 'taken',
    repeated: 'known already',
    leftOut: 'left out',
    refused: 'refused',
    waits: 'waits for a row before it',
  },
  does: { create: 'create', update: 'change', find: 'found' },
  countOf: (count, word) => `${count} ${word}`,
  unchanged: 'no change',
  empty: 'empty',
};

/** Words of trying out an interface, in the reader's language. */
export const useInterfaceTexts = (): InterfaceTexts => useOwnTexts({ de, en });
