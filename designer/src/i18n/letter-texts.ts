import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  preview: 'Vorschau',
  hidden: 'Ohne Vorschau',
  way: 'Vorschau zeigen',
  record: 'Mit Datensatz',
  about: 'Womit',
  abouts: { record: 'Datensatz', longest: 'Längster Fall', emptiest: 'Leerster Fall' },
  searchRecord: 'Tippen zum Suchen …',
  template: 'In der Vorlage',
  language: 'Sprache',
  de: 'Deutsch',
  en: 'Englisch',
  chooseRecord: 'Wählen Sie einen Datensatz: Das Schreiben entsteht wie beim Ausstellen, aus dem, was hier steht.',
  noTemplate: 'Keine Vorlage dieses Entwurfs verwendet das.',
  noModule: 'Die Anwendung verwendet das Modul „documents“ nicht: Schreiben entstehen erst damit.',
  setting: 'Das Schreiben wird gesetzt …',
  addEnglish: 'Englischen Text hinzufügen',
  removeEnglish: 'Englischen Text entfernen',
  broken: 'Die Vorschau lässt sich nicht zeigen.',
};

const en: typeof de = {
  preview: 'Preview',
  hidden: 'No preview',
  way: 'Show a preview',
  record: 'With record',
  about: 'With what',
  abouts: { record: 'Record', longest: 'Longest case', emptiest: 'Emptiest case' },
  searchRecord: 'Type to search …',
  template: 'In the template',
  language: 'Language',
  de: 'German',
  en: 'English',
  chooseRecord: 'Choose a record: the letter is made as when it is issued, of what stands here.',
  noTemplate: 'No template of this draft uses it.',
  noModule: 'The application does not use the module “documents”: letters are made with it only.',
  setting: 'Setting the letter …',
  addEnglish: 'Add an English text',
  removeEnglish: 'Remove the English text',
  broken: 'The preview cannot be shown.',
};

export const useLetterTexts = () => useOwnTexts({ de, en });
