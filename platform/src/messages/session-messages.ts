import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of people, sessions, passwords and tokens. */
export const sessionMessages: Readonly<Record<string, Label>> = {
  'session.required': { de: 'Bitte anmelden.', en: 'Please sign in.' },
  'session.wrong-credentials': { de: 'E-Mail oder Passwort stimmt nicht.', en: 'E-mail or password is wrong.' },
  'session.too-many-attempts': {
    de: 'Zu viele Versuche. Bitte in {retryAfter} Sekunden noch einmal.',
    en: 'Too many attempts. Please try again in {retryAfter} seconds.',
  },
  'session.shape': { de: 'Erwartet werden email und password.', en: 'Expected are email and password.' },
  'session.not-found': { de: 'Diese Sitzung gibt es nicht.', en: 'There is no such session.' },
  'session.not-by-token': {
    de: 'Das geht nur nach einer Anmeldung mit Passwort, nicht mit einem API-Zugang.',
    en: 'This needs a sign-in by password; an API token is not enough.',
  },
  'password.shape': { de: 'Erwartet werden old und new.', en: 'Expected are old and new.' },
  'password.too-short': {
    de: 'Das Passwort braucht mindestens {count} Zeichen.',
    en: 'The password needs at least {count} characters.',
  },
  'password.too-long': {
    de: 'Das Passwort darf höchstens {count} Zeichen haben.',
    en: 'The password may have at most {count} characters.',
  },
  'password.wrong': { de: 'Das bisherige Passwort stimmt nicht.', en: 'The current password is wrong.' },
  'password-link.shape': {
    de: 'Erwartet werden token und password, beim ersten Mal auch email und name.',
    en: 'Expected are token and password, the first time email and name, too.',
  },
  'password-link.not-valid': {
    de: 'Dieser Link gilt nicht oder nicht mehr.',
    en: 'This link is not valid, or not any more.',
  },
  'token.shape': {
    de: 'Erwartet werden name, scopes (read, write, metadata, read:…, write:…, call:…) und expiresAt.',
    en: 'Expected are name, scopes (read, write, metadata, read:…, write:…, call:…) and expiresAt.',
  },
  'token.scope': {
    de: 'Den Umfang „{scope}“ gibt es nicht, oder Sie haben dieses Recht selbst nicht.',
    en: 'There is no scope “{scope}”, or you do not have this right yourself.',
  },
  'calendar-feed.shape': {
    de: 'Erwartet werden name (höchstens 100 Zeichen), calendar und shows (everything oder busy).',
    en: 'Expected are name (at most 100 characters), calendar and shows (everything or busy).',
  },
  'calendar-feed.unknown-calendar': { de: 'Diesen Kalender haben Sie nicht.', en: 'You have no such calendar.' },
  'calendar-feed.too-many': {
    de: 'Mehr als {most} Kalenderadressen kann niemand haben. Bitte erst eine widerrufen.',
    en: 'Nobody can have more than {most} addresses of calendars. Please revoke one first.',
  },
  'calendar-feed.not-found': {
    de: 'Diese Kalenderadresse gibt es nicht.',
    en: 'There is no such address of a calendar.',
  },
  'app-password.shape': {
    de: 'Erwartet wird name, höchstens 100 Zeichen.',
    en: 'Expected is name, at most 100 characters.',
  },
  'app-password.too-many': {
    de: 'Mehr als {most} Gerätepasswörter kann niemand haben. Bitte erst eines widerrufen.',
    en: 'Nobody can have more than {most} app passwords. Please revoke one first.',
  },
  'app-password.not-found': { de: 'Dieses Gerätepasswort gibt es nicht.', en: 'There is no such app password.' },
  'app-password.wrong': {
    de: 'E-Mail-Adresse oder Gerätepasswort stimmt nicht.',
    en: 'E-mail address or app password is wrong.',
  },
  'token.not-found': { de: 'Dieses Token gibt es nicht.', en: 'There is no such token.' },
  'user.last-admin': {
    de: 'Mindestens eine aktive Person mit Passwort muss verwalten können.',
    en: 'At least one active person with a password must be able to administer.',
  },
  'user.inactive': {
    de: 'Wer nicht aktiv ist, kann sich nicht anmelden; zuerst auf „Aktiv“ setzen.',
    en: 'Who is not active cannot sign in; set “Active” first.',
  },
  'user.outranks': {
    de: 'Für jemanden, der verwalten darf, können nur andere, die es auch dürfen, einen Link erstellen.',
    en: 'Only those who can administer can make a link for somebody who can, too.',
  },
};
