import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What the module says, beside the messages of letters and fields. */
const MESSAGES = {
  'documents.no-template': {
    de: 'Die Vorlage „{template}“ gibt es nicht.',
    en: 'There is no template “{template}”.',
  },
  'documents.other-entity': {
    de: 'Die Vorlage „{template}“ handelt von etwas anderem.',
    en: 'The template “{template}” is about something else.',
  },
  'documents.no-record': { de: 'Den Datensatz gibt es nicht.', en: 'There is no such record.' },
  'documents.about-nothing': {
    de: 'Es ist nicht gesagt, worüber geschrieben wird.',
    en: 'It is not said what the letter is about.',
  },
  'documents.not-readable': {
    de: 'Das Schreiben braucht Angaben, die Sie nicht lesen dürfen: {fields}.',
    en: 'The letter needs fields that you may not read: {fields}.',
  },
  'documents.too-many-rows': {
    de: 'Das Schreiben listet zu viel auf: Es braucht mehr als {most} Zeilen.',
    en: 'The letter lists too much: it needs more than {most} rows.',
  },
  'documents.missing': {
    de: 'Für das Schreiben fehlt: {field}.',
    en: 'The letter lacks: {field}.',
  },
  'documents.too-long': {
    de: 'Das Schreiben ist zu aufwendig: Es wurde nach {seconds} s abgebrochen.',
    en: 'The letter takes too much: it was given up after {seconds} s.',
  },
  'documents.too-many-pages': {
    de: 'Das Schreiben hat {pages} Seiten; höchstens {most} sind möglich.',
    en: 'The letter has {pages} pages; at most {most} are possible.',
  },
  'documents.failed': {
    de: 'Das Schreiben lässt sich nicht erstellen: {reason}',
    en: 'The letter cannot be made: {reason}',
  },
  'documents.busy': {
    de: 'Es entstehen gerade zu viele Schreiben. Bitte versuchen Sie es gleich noch einmal.',
    en: 'Too many letters are being made. Please try again in a moment.',
  },
  'documents.no-browser': {
    de: 'Auf diesem Server lässt sich kein Chromium starten: {reason}',
    en: 'No Chromium can be started on this server: {reason}',
  },
  'documents.no-mail': {
    de: 'Die Vorlage „{template}“ hat keinen Text für E-Mails.',
    en: 'The template “{template}” has no text for e-mails.',
  },
  'documents.no-mail-server': {
    de: 'Es ist kein Mailserver eingerichtet (LEITWERK_SMTP_URL); E-Mails gehen erst hinaus, wenn das getan ist.',
    en: 'No mail server has been set up (LEITWERK_SMTP_URL); e-mails go out when that has been done.',
  },
  'documents.mail-forbidden': {
    de: 'Sie dürfen keine E-Mails aus Vorlagen senden.',
    en: 'You may not send e-mails from templates.',
  },
  'documents.attachment-not-readable': {
    de: 'Die Anlage „{name}“ dürfen Sie nicht lesen.',
    en: 'You may not read the attachment “{name}”.',
  },
  'documents.attachment-no-pdf': {
    de: 'Die Anlage „{name}“ ist keine PDF-Datei, die sich drucken lässt.',
    en: 'The attachment “{name}” is no PDF that can be printed.',
  },
  'documents.attachments-too-large': {
    de: 'Die Anlagen sind zu groß: Höchstens {most} MB gehen mit einem Schreiben.',
    en: 'The attachments are too large: {most} MB at most go along with a letter.',
  },
  'documents.no-attachments': {
    de: 'Die Anwendung sagt nicht, wo Anlagen abgelegt werden (moduleSettings.documents.filing.attachments).',
    en: 'The application does not say where attachments are filed (moduleSettings.documents.filing.attachments).',
  },
  'documents.no-filing': {
    de: 'Die Anwendung sagt nicht, wo Schreiben abgelegt werden (moduleSettings.documents).',
    en: 'The application does not say where letters are filed (moduleSettings.documents).',
  },
  'documents.not-filed-here': {
    de: 'Schreiben über „{entity}“ haben keine Ablage (moduleSettings.documents.filing.records).',
    en: 'Letters about “{entity}” have no place to be filed (moduleSettings.documents.filing.records).',
  },
  'documents.frozen': {
    de: 'Ein ausgestelltes Schreiben bleibt, wie es ist.',
    en: 'A letter that has been issued stays as it is.',
  },
  'documents.forbidden': {
    de: 'Sie dürfen keine Schreiben erstellen.',
    en: 'You may not make letters.',
  },
  'documents.no-draft': {
    de: 'Sie dürfen keine Entwürfe von Vorlagen ansehen.',
    en: 'You may not look at drafts of templates.',
  },
  'documents.too-many': {
    de: 'Höchstens {most} Schreiben in einem Lauf.',
    en: 'At most {most} letters in one run.',
  },
} as const;

/** An issue with its sentence. */
export const documentsIssue = issuesWith(MESSAGES);
