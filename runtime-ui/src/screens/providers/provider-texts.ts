import type { Language } from '../../model/definitions.ts';

const de = {
  title: 'Beim Anbieter anmelden',
  help: {
    mail: 'Ohne Kennwort: Sie melden sich beim Anbieter selbst an und erlauben den Zugriff auf Ihr Postfach.',
    dav: 'Ohne Kennwort: Sie melden sich beim Anbieter selbst an und erlauben den Zugriff auf Ihre Kalender und Adressbücher.',
  },
  address: 'E-Mail-Adresse beim Anbieter',
  signIn: (name: string) => `Bei ${name} anmelden`,
  again: (name: string) => `Bei ${name} neu anmelden`,
  finishing: 'Die Anmeldung wird abgeschlossen …',
  done: {
    mail: 'Das Postfach ist eingerichtet; die E-Mails werden jetzt geholt.',
    dav: 'Das Konto ist verbunden; seine Kalender und Adressbücher werden jetzt gesucht.',
  },
  secrets: 'Geheimnisse der Anbieter',
  register: 'Beim Anbieter als Rückadresse (Redirect URI) einzutragen:',
  hasSecret: 'Geheimnis hinterlegt',
  noSecret: 'Kein Geheimnis hinterlegt',
  secret: 'Geheimnis (Client Secret)',
  setSecret: (name: string) => `Geheimnis von ${name} hinterlegen`,
  show: 'Geheimnis anzeigen',
  save: 'Hinterlegen',
  cancel: 'Abbrechen',
};

type ProviderTexts = typeof de;

const en: ProviderTexts = {
  title: 'Sign in at the provider',
  help: {
    mail: 'Without a password: you sign in at the provider itself and allow access to your mailbox.',
    dav: 'Without a password: you sign in at the provider itself and allow access to your calendars and address books.',
  },
  address: 'E-mail address at the provider',
  signIn: (name) => `Sign in at ${name}`,
  again: (name) => `Sign in at ${name} anew`,
  finishing: 'The sign-in is being finished …',
  done: {
    mail: 'The mailbox is set up; its e-mails are being fetched now.',
    dav: 'The account is connected; its calendars and address books are being looked for now.',
  },
  secrets: 'Secrets of providers',
  register: 'To be registered at the provider as the redirect URI:',
  hasSecret: 'Secret kept',
  noSecret: 'No secret kept',
  secret: 'Client secret',
  setSecret: (name) => `Keep the secret of ${name}`,
  show: 'Show the secret',
  save: 'Keep it',
  cancel: 'Cancel',
};

export const providerTexts: Readonly<Record<Language, ProviderTexts>> = { de, en };
