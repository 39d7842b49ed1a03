import type { Language } from '../../model/definitions.ts';

const de = {
  title: 'Kalender und Kontakte auf Ihren Geräten',
  text: 'Termine, Aufgaben und Kontakte in iPhone, Android, Thunderbird und anderen Programmen, mit Ihren Rechten. Was Sie dort ändern, steht auch hier.',
  outside: 'Kalender und Adressbücher auf anderen Servern',
  server: 'Server',
  user: 'Benutzername',
  copy: 'Kopieren',
  copied: 'Kopiert',
  passwords: 'Gerätepasswörter',
  passwordsText:
    'Jedes Gerät bekommt sein eigenes. Es gilt nur für Kalender und Kontakte und lässt sich einzeln widerrufen.',
  device: 'Gerät',
  example: 'z. B. iPhone',
  create: 'Passwort anlegen',
  once: 'Bitte jetzt am Gerät eingeben: Es wird nur dieses eine Mal gezeigt.',
  none: 'Noch kein Gerät.',
  lastUse: 'Zuletzt benutzt',
  never: 'noch nie',
  revoke: 'Widerrufen',
  revokeOf: (name: string) => `Gerätepasswort „${name}“ widerrufen`,
  guides: [
    {
      name: 'iPhone, iPad, Mac',
      text: 'Einstellungen → Apps → Kalender → Kalenderaccounts → Account hinzufügen → Andere → „CalDAV-Account“. Für Kontakte dasselbe unter Kontakte mit „CardDAV-Account“. Server, Benutzername und Gerätepasswort eintragen.',
    },
    {
      name: 'Android (DAVx⁵)',
      text: 'In DAVx⁵ auf „+“ und „Mit URL und Benutzername anmelden“. Als Adresse den Server eintragen, dann Kalender und Adressbücher auswählen. Für Aufgaben braucht es zusätzlich eine Aufgaben-App wie jtx Board.',
    },
    {
      name: 'Thunderbird',
      text: 'Neuer Kalender → „Im Netzwerk“ mit Benutzername und Server. Im Adressbuch „Neues CardDAV-Adressbuch“.',
    },
    {
      name: 'Outlook',
      text: 'Outlook spricht selbst kein CalDAV. Das freie Zusatzprogramm „CalDav Synchronizer“ gleicht Kalender, Aufgaben und Kontakte ab; dort Server, Benutzername und Gerätepasswort eintragen.',
    },
  ],
};

type DeviceTexts = typeof de;

const en: DeviceTexts = {
  title: 'Calendar and contacts on your devices',
  text: 'Appointments, tasks and contacts in iPhone, Android, Thunderbird and other programs, with your rights. What you change there is here as well.',
  outside: 'Calendars and address books on other servers',
  server: 'Server',
  user: 'User name',
  copy: 'Copy',
  copied: 'Copied',
  passwords: 'App passwords',
  passwordsText: 'Each device gets its own. It is good for calendars and contacts only and can be revoked by itself.',
  device: 'Device',
  example: 'e.g. iPhone',
  create: 'Make password',
  once: 'Please enter it on the device now: it is shown this once only.',
  none: 'No device yet.',
  lastUse: 'Last used',
  never: 'never',
  revoke: 'Revoke',
  revokeOf: (name: string) => `Revoke app password “${name}”`,
  guides: [
    {
      name: 'iPhone, iPad, Mac',
      text: 'Settings → Apps → Calendar → Calendar Accounts → Add Account → Other → “CalDAV account”. The same for contacts under Contacts with “CardDAV account”. Enter server, user name and app password.',
    },
    {
      name: 'Android (DAVx⁵)',
      text: 'In DAVx⁵ “+” and “Login with URL and user name”. Enter the server as the address, then choose calendars and address books. Tasks need a tasks app such as jtx Board as well.',
    },
    {
      name: 'Thunderbird',
      text: 'New calendar → “On the network” with user name and server. In the address book “New CardDAV address book”.',
    },
    {
      name: 'Outlook',
      text: 'Outlook does not speak CalDAV itself. The free add-in “CalDav Synchronizer” keeps calendars, tasks and contacts in step; enter server, user name and app password there.',
    },
  ],
};

export const deviceTexts: Readonly<Record<Language, DeviceTexts>> = { de, en };
