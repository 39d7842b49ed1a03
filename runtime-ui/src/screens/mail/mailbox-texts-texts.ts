import type { Language } from '../../model/definitions.ts';

const de = {
  signature: 'Signatur',
  signatureText: 'Steht unter jeder neuen E-Mail und jeder Antwort aus diesem Postfach.',
  preview: 'So sieht eine E-Mail aus',
  example: 'Guten Tag,<br><br>anbei das gewünschte Angebot.',
  away: 'Abwesenheit',
  awayText:
    'Wer in dieser Zeit an die Adresse des Postfachs schreibt, bekommt diese Antwort. Verteiler, Programme und Adressen, die niemand liest, bekommen keine.',
  from: 'Von',
  until: 'Bis',
  untilHint: 'Der letzte Tag. Leer: bis auf Weiteres.',
  days: 'An jeden höchstens einmal in so vielen Tagen',
  answer: 'Antwort während der Abwesenheit',
  end: 'Abwesenheit beenden',
  save: 'Speichern',
  cancel: 'Abbrechen',
  isAway: 'Abwesenheitsnotiz ist an',
  isAwayUntil: (day: string) => `Abwesenheitsnotiz ist an bis ${day}`,
  willBeAway: (day: string) => `Abwesend ab ${day}`,
};

const en: typeof de = {
  signature: 'Signature',
  signatureText: 'Stands below every new e-mail and every answer from this mailbox.',
  preview: 'How an e-mail looks',
  example: 'Hello,<br><br>here is the offer that you asked for.',
  away: 'Absence',
  awayText:
    'Whoever writes to the address of the mailbox meanwhile gets this answer. Lists, programs and addresses that nobody reads get none.',
  from: 'From',
  until: 'Until',
  untilHint: 'The last day. Empty: until further notice.',
  days: 'To each at most once in so many days',
  answer: 'Answer while away',
  end: 'End the absence',
  save: 'Save',
  cancel: 'Cancel',
  isAway: 'The answer while away is on',
  isAwayUntil: (day) => `The answer while away is on until ${day}`,
  willBeAway: (day) => `Away from ${day}`,
};

export const mailboxTextsTexts: Readonly<Record<Language, typeof de>> = { de, en };
