import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  value: 'Wert',
  formula: 'Formel',
  empty: 'leer',
  isEmpty: 'Das Feld wird geleert.',
  howOf: (name: string) => `${name}: Wert oder Formel`,
  valueOf: (name: string) => `${name}: Wert`,
  remove: (name: string) => `„${name}“ entfernen`,
  addField: 'Feld hinzufügen',
  addInput: 'Eingabe hinzufügen',
  key: 'Schlüssel der Eingabe',
  noFields: 'Noch kein Feld.',
  noInput: 'Noch keine Eingabe.',
  unknownField: 'Dieses Feld gibt es nicht.',
  unknownAction: 'Kein Modul hat diese Aktion; ihre Eingaben sind frei.',
  takesNone: 'Diese Aktion braucht keine Eingaben.',
};

type ValueTexts = typeof de;

const en: ValueTexts = {
  value: 'Value',
  formula: 'Formula',
  empty: 'empty',
  isEmpty: 'The field is emptied.',
  howOf: (name) => `${name}: value or formula`,
  valueOf: (name) => `${name}: value`,
  remove: (name) => `Remove “${name}”`,
  addField: 'Add a field',
  addInput: 'Add an input',
  key: 'Key of the input',
  noFields: 'No field yet.',
  noInput: 'No input yet.',
  unknownField: 'There is no such field.',
  unknownAction: 'No module has this action; its inputs are free.',
  takesNone: 'This action takes no inputs.',
};

/** Words about values and inputs of actions, in the reader's language. */
export const useValueTexts = (): ValueTexts => useOwnTexts({ de, en });
