const de = {
  processes: 'Prozesse',
  begin: 'Prozess beginnen',
  since: 'seit',
  due: 'fällig',
  running: 'läuft',
  stopped: 'angehalten',
  done: 'abgeschlossen',
  cancelled: 'abgebrochen',
  machine: 'Bild',
  steps: 'Verlauf',
  repair: 'Eingreifen',
  why: 'Warum?',
  tryOut: 'Ausprobieren',
  ended: 'Beendete Prozesse',
  failed: 'Nicht möglich',
  unsaved: 'Zuerst speichern oder verwerfen.',
} as const;

const en: Readonly<Record<keyof typeof de, string>> = {
  processes: 'Processes',
  begin: 'Begin a process',
  since: 'since',
  due: 'due',
  running: 'running',
  stopped: 'stopped',
  done: 'completed',
  cancelled: 'cancelled',
  machine: 'Picture',
  steps: 'Steps',
  repair: 'Put right',
  why: 'Why?',
  tryOut: 'Try out',
  ended: 'Ended processes',
  failed: 'Not possible',
  unsaved: 'Save or discard first.',
};

export const processTexts = { de, en };
