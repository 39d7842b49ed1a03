type FilesTexts = {
  readonly [key in
    | 'addTitle'
    | 'target'
    | 'kindOwn'
    | 'start'
    | 'cancel'
    | 'close'
    | 'retry'
    | 'again'
    | 'skip'
    | 'addAnyway'
    | 'waiting'
    | 'storing'
    | 'done'
    | 'skipped'
    | 'stopped'
    | 'onlyOne'
    | 'folder'
    | 'leave'
    | 'forAll']: string;
} & {
  readonly sending: (percent: number) => string;
  readonly tooLarge: (megabytes: string) => string;
  readonly same: (title: string) => string;
  readonly progress: (done: number, all: number) => string;
  readonly added: (count: number) => string;
  readonly newVersion: (field: string) => string;
};

const de: FilesTexts = {
  addTitle: 'Dateien hinzufügen',
  target: 'Ablegen als',
  kindOwn: 'Neue Fassung',
  start: 'Hinzufügen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  retry: 'Noch einmal',
  again: 'Alle abgelehnten noch einmal',
  skip: 'Auslassen',
  addAnyway: 'Trotzdem hinzufügen',
  waiting: 'wartet',
  storing: 'wird abgelegt …',
  done: 'hinzugefügt',
  skipped: 'ausgelassen',
  stopped: 'abgebrochen',
  onlyOne: 'Hier passt nur eine Datei.',
  folder: 'Ordner werden nicht angenommen. Ziehen Sie die Dateien darin.',
  leave: 'Es sind noch Dateien unterwegs. Wirklich abbrechen?',
  forAll: 'Gilt für alle Dateien',
  sending: (percent) => `wird gesendet, ${percent} %`,
  tooLarge: (megabytes) => `Zu groß: höchstens ${megabytes} MB.`,
  same: (title) => `Diese Datei gibt es hier schon: „${title}“.`,
  progress: (done, all) => `${done} von ${all} fertig`,
  added: (count) => (count === 1 ? 'Datei hinzugefügt' : `${count} Dateien hinzugefügt`),
  newVersion: (field) => `${field} (neue Fassung)`,
};

const en: FilesTexts = {
  addTitle: 'Add files',
  target: 'Keep as',
  kindOwn: 'New version',
  start: 'Add',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  again: 'Try all refused ones again',
  skip: 'Skip',
  addAnyway: 'Add anyway',
  waiting: 'waiting',
  storing: 'being stored …',
  done: 'added',
  skipped: 'skipped',
  stopped: 'stopped',
  onlyOne: 'There is room for one file only.',
  folder: 'Folders are not taken. Drop the files in them.',
  leave: 'Files are still on their way. Really stop?',
  forAll: 'Goes for all files',
  sending: (percent) => `being sent, ${percent} %`,
  tooLarge: (megabytes) => `Too large: at most ${megabytes} MB.`,
  same: (title) => `This file is here already: “${title}”.`,
  progress: (done, all) => `${done} of ${all} done`,
  added: (count) => (count === 1 ? 'File added' : `${count} files added`),
  newVersion: (field) => `${field} (new version)`,
};

export const filesTexts = { de, en };
