import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of runs. */
export const runMessages: Readonly<Record<string, Label>> = {
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
};
