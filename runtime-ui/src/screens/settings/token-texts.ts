import type { Language } from '../../model/definitions.ts';

const de = {
  own: 'Einzeln wählen',
  expires: 'Gilt',
  days: { '30': '30 Tage', '90': '90 Tage', '365': 'ein Jahr', '': 'ohne Ende' },
  until: (moment: string) => `gilt bis ${moment}`,
  endless: 'gilt ohne Ende',
  records: 'Datensätze',
  none: 'nichts',
  read: 'lesen',
  write: 'lesen und schreiben',
  actions: 'Aktionen',
  actionsHelp: 'Was eine Aktion schreibt, braucht zusätzlich das Schreiben der Datensätze.',
  scopes: { read: 'alles lesen', write: 'alles lesen und schreiben', metadata: 'Definitionen' },
  docs: 'Beschreibung der API, mit Beispielen',
};

const en: typeof de = {
  own: 'Choose one by one',
  expires: 'Valid',
  days: { '30': '30 days', '90': '90 days', '365': 'a year', '': 'without end' },
  until: (moment) => `valid until ${moment}`,
  endless: 'valid without end',
  records: 'Records',
  none: 'nothing',
  read: 'read',
  write: 'read and write',
  actions: 'Actions',
  actionsHelp: 'What an action writes needs writing of the records besides.',
  scopes: { read: 'read all', write: 'read and write all', metadata: 'definitions' },
  docs: 'Description of the API, with examples',
};

export const tokenTexts: Readonly<Record<Language, typeof de>> = { de, en };
