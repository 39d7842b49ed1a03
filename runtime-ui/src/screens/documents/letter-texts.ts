export type LetterTexts = {
  readonly [key in
    | 'title'
    | 'template'
    | 'before'
    | 'next'
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
    | 'begin'
    | 'lettersHint'
    | 'way'
    | 'onPaper'
    | 'asMail'
    | 'send'
    | 'sent'
    | 'notSent'
    | 'unknownSent'
    | 'unknownIssued'
    | 'again'
    | 'from'
    | 'to'
    | 'subject'
    | 'attached'
    | 'writing'
    | 'mailText'
    | 'noServer'
    | 'noServerHint']: string;
} & {
  readonly lettersTitle: (count: number) => string;
  readonly example: (at: number, count: number) => string;
};

const de: LetterTexts = {
  title: 'Schreiben erstellen',
  template: 'Vorlage',
  before: 'Voriges Schreiben',
  next: 'Nächstes Schreiben',
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
  begin: 'Ausstellen und ablegen',
  lettersHint:
    'Jedes Schreiben liegt danach bei seinem Datensatz; alle zusammen gibt es als Datei zum Drucken. Was nicht geht, steht im Bericht.',
  way: 'Weg',
  onPaper: 'Brief',
  asMail: 'E-Mail',
  send: 'Senden und ablegen',
  sent: 'Die E-Mail liegt beim Datensatz und geht hinaus',
  notSent: 'Die E-Mail ist nicht gesendet',
  unknownSent: 'Es ist nicht bekannt, ob die E-Mail gesendet ist',
  unknownIssued: 'Es ist nicht bekannt, ob das Schreiben ausgestellt ist',
  again: 'Versuchen Sie es hier noch einmal: Ein zweites entsteht dadurch nicht.',
  from: 'Von',
  to: 'An',
  subject: 'Betreff',
  attached: 'Anhang',
  writing: 'Die E-Mail wird geschrieben …',
  mailText: 'Text der E-Mail',
  noServer: 'E-Mails gehen noch nicht hinaus',
  noServerHint:
    'Es ist kein Mailserver eingerichtet. Wer den Server betreibt, nennt ihn mit LEITWERK_SMTP_URL und LEITWERK_MAIL_FROM. Als Brief lässt sich das Schreiben schon ausstellen.',
  example: (at, count) => `Beispiel ${at} von ${count}`,
  lettersTitle: (count) => `Schreiben zu ${count.toLocaleString('de-DE')} ${count === 1 ? 'Datensatz' : 'Datensätzen'}`,
};

const en: LetterTexts = {
  title: 'Make a letter',
  template: 'Template',
  before: 'Letter before',
  next: 'Next letter',
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
  begin: 'Issue and file',
  lettersHint:
    'Each letter is filed at its record; all together are one file to be printed. What cannot be made is in the report.',
  way: 'Way',
  onPaper: 'Letter',
  asMail: 'E-mail',
  send: 'Send and file',
  sent: 'The e-mail has been filed at the record and goes out',
  notSent: 'The e-mail has not been sent',
  unknownSent: 'It is not known whether the e-mail has been sent',
  unknownIssued: 'It is not known whether the letter has been issued',
  again: 'Try it here once more: that makes no second one.',
  from: 'From',
  to: 'To',
  subject: 'Subject',
  attached: 'Attached',
  writing: 'Writing the e-mail …',
  mailText: 'Text of the e-mail',
  noServer: 'E-mails do not go out yet',
  noServerHint:
    'No mail server has been set up. Whoever runs the server names it by LEITWERK_SMTP_URL and LEITWERK_MAIL_FROM. On paper the letter can be issued now.',
  example: (at, count) => `Example ${at} of ${count}`,
  lettersTitle: (count) => `Letters about ${count.toLocaleString('en-GB')} ${count === 1 ? 'record' : 'records'}`,
};

export const letterTexts = { de, en };
