import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of dashboards that go out by mail, and of their PDF. */
export const subscriptionMessages: Readonly<Record<string, Label>> = {
  'subscription.not-found': {
    de: 'Dieses Abonnement gibt es nicht mehr.',
    en: 'This subscription is not there any more.',
  },
  'subscription.may-not': {
    de: 'Um Dashboards regelmäßig per E-Mail zu senden, fehlt das Recht.',
    en: 'You do not have the right to send dashboards by mail on a schedule.',
  },
  'subscription.shape': {
    de: 'Erwartet werden name (1 bis {name} Zeichen), dashboard oder report, people und addresses (zusammen 1 bis {most}), schedule ({every}) und höchstens ein Zeitraum.',
    en: 'Expected are name (1 to {name} characters), dashboard or report, people and addresses (1 to {most} together), schedule ({every}) and one period at the most.',
  },
  'subscription.too-many': {
    de: 'Mehr als {most} Abonnements auf einmal gehen nicht.',
    en: 'No more than {most} subscriptions at a time fit.',
  },
  'subscription.unknown-person': {
    de: 'Diese Person gibt es nicht, oder sie darf sich nicht anmelden.',
    en: 'There is no such person, or the person may not sign in.',
  },
  'subscription.not-allowed': {
    de: 'An {address} darf nichts gehen: Die Anwendung erlaubt diese Adresse nicht.',
    en: 'Nothing may go to {address}: the application does not allow this address.',
  },
  'subscription.not-own': {
    de: 'Dieses Dashboard kann jemand anderes ändern; nach außen geht nur ein eigenes oder ein mitgeliefertes.',
    en: 'Somebody else can change this dashboard; only one of your own or one that comes along goes outside.',
  },
  'subscription.no-mail-server': {
    de: 'Es ist kein Mailserver eingerichtet; gesendet wird nichts.',
    en: 'No mail server has been set up; nothing is sent.',
  },
  'subscription.no-printer': {
    de: 'PDFs werden hier nicht gesetzt: Dafür braucht die Anwendung das Modul Schreiben und einen Browser auf dem Server.',
    en: 'No PDFs are set here: the application needs the module Letters and a browser on the server for that.',
  },
  'subscription.on-its-way': {
    de: 'Das letzte ist noch in Arbeit; bitte warten Sie, bis es gesendet ist.',
    en: 'The last one is still being made; please wait until it is sent.',
  },
  'subscription.too-long': {
    de: 'Das PDF zu setzen dauert zu lange.',
    en: 'Setting the PDF takes too long.',
  },
  'subscription.person-gone': {
    de: 'Die Person darf sich nicht mehr anmelden.',
    en: 'The person may not sign in any more.',
  },
  'subscription.no-right': {
    de: 'Das Recht, Dashboards zu senden, fehlt inzwischen.',
    en: 'The right to send dashboards is not there any more.',
  },
  'subscription.gone': { de: 'Was gesendet wird, gibt es nicht mehr.', en: 'What is sent is not there any more.' },
  'subscription.restored': {
    de: 'Die Daten wurden aus einer Sicherung wiederhergestellt.',
    en: 'The data were restored from a backup.',
  },
  'subscription.outside': { de: 'Diese Adresse ist nicht erlaubt.', en: 'This address is not allowed.' },
  'subscription.ended-no-right': {
    de: '„{name}“ wird nicht mehr gesendet: Das Recht dazu fehlt inzwischen.',
    en: '“{name}” is not sent any more: the right to do so has gone.',
  },
  'subscription.ended-gone': {
    de: '„{name}“ wird nicht mehr gesendet: Was gesendet wird, gibt es nicht mehr.',
    en: '“{name}” is not sent any more: what is sent has gone.',
  },
  'subscription.failed': {
    de: '„{name}“ konnte für eine Person oder Adresse nicht gesendet werden. Warum, steht unter „Dashboards“.',
    en: '“{name}” could not be sent to one person or address. Why is said under “Dashboards”.',
  },
  'subscription.mail-failed': {
    de: 'Eine E-Mail von „{name}“ kam nicht an. Warum, steht unter „Dashboards“.',
    en: 'A mail of “{name}” did not arrive. Why is said under “Dashboards”.',
  },
  'subscription.mail-uncertain': {
    de: 'Ob eine E-Mail von „{name}“ angekommen ist, ist ungewiss; sie wird nicht noch einmal gesendet.',
    en: 'Whether a mail of “{name}” has arrived is uncertain; it is not sent again.',
  },
  'subscription.mail-intro': {
    de: '{maker} sendet Ihnen „{title}“ als PDF. Dasselbe in Worten:',
    en: '{maker} sends you “{title}” as a PDF. The same in words:',
  },
  'subscription.mail-why': {
    de: 'Diese E-Mail kommt regelmäßig, weil {maker} „{name}“ eingerichtet hat.',
    en: 'This mail comes regularly because {maker} has set up “{name}”.',
  },
};
