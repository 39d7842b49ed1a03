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
  'mail.signs-in': {
    de: 'Für dieses Postfach meldet man sich beim Anbieter an; ein Kennwort hat es hier nicht.',
    en: 'One signs in at the provider for this mailbox; it has no password here.',
  },
  'mail.unknown-mailbox': { de: 'Dieses Postfach gibt es nicht.', en: 'There is no such mailbox.' },
  'mail.not-yours': {
    de: 'Sie dürfen dieses Postfach nicht ändern.',
    en: 'You may not change this mailbox.',
  },
  'mail.unknown-message': { de: 'Diese E-Mail gibt es nicht.', en: 'There is no such e-mail.' },
  'mail.other-mailbox': {
    de: 'Der Ordner gehört zu einem anderen Postfach.',
    en: 'The folder belongs to another mailbox.',
  },
  'mail.no-folder': {
    de: 'Das Postfach hat keinen Ordner dafür. Wählen Sie einen.',
    en: 'The mailbox has no folder for that. Choose one.',
  },
  'mail.folder-read-only': {
    de: 'In diesem Ordner lässt der Mailserver keine Marken ändern.',
    en: 'In this folder the mail server lets nobody change marks.',
  },
  'mail.unknown-target': {
    de: 'Zu „{field}“ werden E-Mails hier nicht zugeordnet.',
    en: 'E-mails are not filed to “{field}” here.',
  },
  'mail.no-partner': {
    de: 'Diese E-Mail hat keine Adresse, die sich merken ließe.',
    en: 'This e-mail has no address that could be remembered.',
  },
  'mail.attachment-by-mailbox': {
    de: 'Anhänge öffnet hier, wem das Postfach gehört. Bitten Sie darum, ihn am Datensatz abzulegen.',
    en: 'Attachments are opened by whom the mailbox belongs to. Ask for it to be filed at the record.',
  },
  'mail.attachment-gone': {
    de: 'Den Anhang gibt es auf dem Mailserver nicht mehr an dieser Stelle. Nach dem nächsten Abgleich noch einmal versuchen.',
    en: 'The attachment is not at this place on the mail server any more. Try again after the next sync.',
  },
  'mail.attachment-too-large': {
    de: 'Der Anhang ist größer als 50 MB.',
    en: 'The attachment is larger than 50 MB.',
  },
  'mail.not-fetched': {
    de: 'Der Mailserver hat es nicht geliefert: {reason}',
    en: 'The mail server has not delivered it: {reason}',
  },
  'mail.no-sign-in': {
    de: 'Die Anmeldung liegt hier nicht mehr; das Kennwort muss neu eingegeben werden.',
    en: 'The sign-in is not here any more; the password must be entered anew.',
  },
  'mail.stays': {
    de: 'Adresse, Server und Besitzer eines Postfachs bleiben, wie sie geprüft wurden. Ein anderes wird neu angelegt.',
    en: 'Address, servers and owner of a mailbox stay as they were tested. Another one is added anew.',
  },
  'mail.ended': {
    de: 'Leitwerk wurde beendet, während die E-Mail gesendet wurde.',
    en: 'Leitwerk ended while the e-mail was being sent.',
  },
  'mail.no-mailbox': {
    de: 'Es gibt kein Postfach, aus dem Sie schreiben können.',
    en: 'There is no mailbox that you can write from.',
  },
  'mail.unknown-record': {
    de: 'Diesen Datensatz gibt es nicht, oder E-Mails werden ihm nicht zugeordnet.',
    en: 'There is no such record, or e-mails are not filed to it.',
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
