type ContactsTexts = {
  readonly [key in
    | 'card'
    | 'export4'
    | 'export3'
    | 'card4'
    | 'card3'
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
  export4: 'Als vCard 4.0 laden',
  export3: 'Als vCard 3.0 laden (ältere Programme)',
  card4: 'vCard 4.0',
  card3: 'vCard 3.0 (ältere Programme)',
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
  export4: 'Download as vCard 4.0',
  export3: 'Download as vCard 3.0 (older programs)',
  card4: 'vCard 4.0',
  card3: 'vCard 3.0 (older programs)',
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
