type LetterTexts = {
  readonly [key in
    | 'letter'
    | 'title'
    | 'template'
    | 'language'
    | 'de'
    | 'en'
    | 'choose'
    | 'setting'
    | 'noPreview'
    | 'issue'
    | 'cancel'
    | 'issued'
    | 'failed'
    | 'letters'
    | 'begin'
    | 'lettersHint']: string;
} & { readonly lettersTitle: (count: number) => string };

const de: LetterTexts = {
  letter: 'Schreiben',
  title: 'Schreiben erstellen',
  template: 'Vorlage',
  language: 'Sprache',
  de: 'Deutsch',
  en: 'Englisch',
  choose: 'Wählen Sie eine Vorlage: Hier sehen Sie dann das Schreiben, wie es ausgestellt würde.',
  setting: 'Das Schreiben wird gesetzt …',
  noPreview: 'Die Vorschau lässt sich nicht zeigen.',
  issue: 'Ausstellen und ablegen',
  cancel: 'Abbrechen',
  issued: 'Das Schreiben liegt beim Datensatz',
  failed: 'Das Schreiben ist nicht ausgestellt',
  letters: 'Schreiben',
  begin: 'Ausstellen und ablegen',
  lettersHint:
    'Jedes Schreiben liegt danach bei seinem Datensatz; alle zusammen gibt es als Datei zum Drucken. Was nicht geht, steht im Bericht.',
  lettersTitle: (count) => `Schreiben zu ${count.toLocaleString('de-DE')} ${count === 1 ? 'Datensatz' : 'Datensätzen'}`,
};

const en: LetterTexts = {
  letter: 'Letter',
  title: 'Make a letter',
  template: 'Template',
  language: 'Language',
  de: 'German',
  en: 'English',
  choose: 'Choose a template: here you will then see the letter as it would be issued.',
  setting: 'Setting the letter …',
  noPreview: 'The preview cannot be shown.',
  issue: 'Issue and file',
  cancel: 'Cancel',
  issued: 'The letter has been filed at the record',
  failed: 'The letter has not been issued',
  letters: 'Letters',
  begin: 'Issue and file',
  lettersHint:
    'Each letter is filed at its record; all together are one file to be printed. What cannot be made is in the report.',
  lettersTitle: (count) => `Letters about ${count.toLocaleString('en-GB')} ${count === 1 ? 'record' : 'records'}`,
};

export const letterTexts = { de, en };
