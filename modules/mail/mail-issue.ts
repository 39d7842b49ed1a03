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
} as const;

/** An issue with its sentence. */
export const mailIssue = issuesWith(MESSAGES);
