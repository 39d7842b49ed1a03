type ContactsTexts = {
  readonly [key in
    | 'card'
    | 'cards'
    | 'export4'
    | 'export3'
    | 'exportAll4'
    | 'exportAll3'
    | 'import'
    | 'file'
    | 'look'
    | 'name'
    | 'what'
    | 'create'
    | 'skip'
    | 'same'
    | 'start'
    | 'cancel'
    | 'close'
    | 'failed'
    | 'nothing'
    | 'hint']: string;
} & {
  readonly change: (title: string) => string;
  readonly done: (created: number, updated: number) => string;
};

const de: ContactsTexts = {
  card: 'vCard',
  cards: 'vCards laden oder einlesen',
  export4: 'Als vCard 4.0 laden',
  export3: 'Als vCard 3.0 laden (ältere Programme)',
  exportAll4: 'Alle gefundenen als vCard 4.0 laden',
  exportAll3: 'Alle gefundenen als vCard 3.0 laden',
  import: 'vCards einlesen …',
  file: 'Datei (.vcf)',
  look: 'Vorschau',
  name: 'Karte',
  what: 'Was geschieht',
  create: 'Neu anlegen',
  skip: 'Auslassen',
  same: 'gleich:',
  start: 'Einlesen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  failed: 'Das ging nicht',
  nothing: 'Keine Karte gewählt.',
  hint: 'Vor dem Einlesen sehen Sie, was aus jeder Karte wird. Höchstens 500 Karten.',
  change: (title) => `„${title}“ ergänzen`,
  done: (created, updated) => `${created} angelegt, ${updated} ergänzt.`,
};

const en: ContactsTexts = {
  card: 'vCard',
  cards: 'Export or import vCards',
  export4: 'Download as vCard 4.0',
  export3: 'Download as vCard 3.0 (older programs)',
  exportAll4: 'Download all found as vCard 4.0',
  exportAll3: 'Download all found as vCard 3.0',
  import: 'Import vCards …',
  file: 'File (.vcf)',
  look: 'Preview',
  name: 'Card',
  what: 'What happens',
  create: 'Create',
  skip: 'Leave out',
  same: 'same:',
  start: 'Import',
  cancel: 'Cancel',
  close: 'Close',
  failed: 'That did not work',
  nothing: 'No card is chosen.',
  hint: 'Before anything is stored you see what becomes of each card. At most 500 cards.',
  change: (title) => `Add to “${title}”`,
  done: (created, updated) => `${created} created, ${updated} added to.`,
};

export const contactsTexts = { de, en };
