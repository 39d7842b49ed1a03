import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What the module says, beside the messages of rules and fields. */
const MESSAGES = {
  'mail.imap-refused': {
    de: 'Der IMAP-Server „{host}“ nimmt die Anmeldung nicht an: {reason}',
    en: 'The IMAP server “{host}” does not accept the sign-in: {reason}',
  },
  'mail.imap-away': {
    de: 'Der IMAP-Server „{host}“ ist nicht zu erreichen: {reason}',
    en: 'The IMAP server “{host}” cannot be reached: {reason}',
  },
  'mail.smtp-refused': {
    de: 'Der SMTP-Server „{host}“ nimmt die Anmeldung nicht an: {reason}',
    en: 'The SMTP server “{host}” does not accept the sign-in: {reason}',
  },
  'mail.smtp-away': {
    de: 'Der SMTP-Server „{host}“ ist nicht zu erreichen: {reason}',
    en: 'The SMTP server “{host}” cannot be reached: {reason}',
  },
  'mail.plain-text': {
    de: 'Ohne Verschlüsselung wird nur mit Servern im eigenen Netz gesprochen, die der Betreiber erlaubt.',
    en: 'Only servers in the own network that the operator allows are spoken to without encryption.',
  },
  'mail.unknown-mailbox': { de: 'Dieses Postfach gibt es nicht.', en: 'There is no such mailbox.' },
  'mail.not-yours': {
    de: 'Sie dürfen dieses Postfach nicht ändern.',
    en: 'You may not change this mailbox.',
  },
  'mail.unknown-message': { de: 'Diese E-Mail gibt es nicht.', en: 'There is no such e-mail.' },
  'mail.stays': {
    de: 'Adresse, Server und Besitzer eines Postfachs bleiben, wie sie geprüft wurden. Ein anderes wird neu angelegt.',
    en: 'Address, servers and owner of a mailbox stay as they were tested. Another one is added anew.',
  },
  'mail.no-sign-in': {
    de: 'Die Anmeldung dieses Postfachs liegt hier nicht (mehr): Geben Sie das Kennwort neu ein.',
    en: 'The sign-in of this mailbox is not here (any more): enter its password anew.',
  },
  'mail.ended': {
    de: 'Leitwerk wurde beendet, während die E-Mail gesendet wurde.',
    en: 'Leitwerk ended while the e-mail was being sent.',
  },
  'mail.no-mailbox': {
    de: 'Es gibt kein Postfach, aus dem Sie schreiben können.',
    en: 'There is no mailbox that you can write from.',
  },
  'mail.unknown-outgoing': { de: 'Diese ausgehende E-Mail gibt es nicht.', en: 'There is no such outgoing e-mail.' },
  'mail.unknown-file': { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' },
  'mail.nobody': { de: 'Die E-Mail hat keinen Empfänger.', en: 'The e-mail has nobody to go to.' },
  'mail.no-address': { de: 'Keine E-Mail-Adresse: {text}', en: 'Not an e-mail address: {text}' },
  'mail.too-many-people': {
    de: 'Eine E-Mail geht an höchstens {most} Empfänger.',
    en: 'An e-mail goes to {most} people at most.',
  },
  'mail.frozen': {
    de: 'Eine E-Mail, die gesendet wird oder wurde, bleibt, wie sie ist.',
    en: 'An e-mail that is being sent or has been sent stays as it is.',
  },
  'mail.under-way': {
    de: 'Diese E-Mail soll gesendet werden. Nehmen Sie das zuerst zurück.',
    en: 'This e-mail is to be sent. Call it back first.',
  },
  'mail.no-such-move': {
    de: 'Das geht in diesem Zustand der E-Mail nicht (mehr).',
    en: 'This is not possible (any more) in this state of the e-mail.',
  },
  'mail.sent-in-past': {
    de: 'Der Zeitpunkt des Sendens liegt in der Vergangenheit oder mehr als ein Jahr voraus.',
    en: 'The time of sending lies in the past or more than a year ahead.',
  },
  'mail.too-large': {
    de: 'Mit ihren Anhängen ist die E-Mail größer als {most} MB; das nimmt kaum ein Mailserver an.',
    en: 'With its attachments the e-mail is larger than {most} MB, which hardly any mail server takes.',
  },
} as const;

/** An issue with its sentence. */
export const mailIssue = issuesWith(MESSAGES);
