import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of dashboards that people make themselves. */
export const dashboardMessages: Readonly<Record<string, Label>> = {
  'dashboard.shape': {
    de: 'Erwartet werden name (1 bis {most} Zeichen) und content.',
    en: 'Expected are name (1 to {most} characters) and content.',
  },
  'dashboard.content': {
    de: 'Der Inhalt des Dashboards ist ungültig.',
    en: 'The content of the dashboard is not valid.',
  },
  'dashboard.not-readable': {
    de: 'Hier wird etwas genannt, das es nicht gibt oder das Sie nicht lesen dürfen.',
    en: 'Something is named here that is not there or that you may not read.',
  },
  'dashboard.not-found': { de: 'Dieses Dashboard gibt es nicht.', en: 'There is no such dashboard.' },
  'report.not-found': {
    de: 'Diesen Bericht gibt es nicht, oder nichts darin dürfen Sie lesen.',
    en: 'There is no such report, or nothing in it is yours to read.',
  },
  'dashboard.not-yours': {
    de: 'Das darf nur, wem das Dashboard gehört.',
    en: 'Only the owner of the dashboard may do this.',
  },
  'dashboard.may-not-change': {
    de: 'Dieses Dashboard ist nur zum Ansehen mit Ihnen geteilt.',
    en: 'This dashboard is shared with you to be looked at only.',
  },
  'dashboard.may-not-build': {
    de: 'Um eigene Dashboards zu bauen, fehlt das Recht.',
    en: 'You do not have the right to build dashboards of your own.',
  },
  'dashboard.not-whole': {
    de: 'Dieses Dashboard enthält Kacheln, die Sie nicht sehen dürfen. Eine Kopie davon können Sie ändern.',
    en: 'This dashboard has tiles that you may not see. You can change a copy of it.',
  },
  'dashboard.too-many': {
    de: 'Mehr als {most} eigene Dashboards gehen nicht.',
    en: 'No more than {most} dashboards of your own fit.',
  },
  'dashboard.changed-meanwhile': {
    de: 'Das Dashboard wurde inzwischen geändert. Bitte neu laden.',
    en: 'The dashboard has been changed in the meantime. Please reload.',
  },
  'dashboard.shares': {
    de: 'Erwartet wird eine Liste mit höchstens {most} Einträgen aus user oder team und mayChange.',
    en: 'Expected is a list of at most {most} entries of user or team and mayChange.',
  },
  'dashboard.unknown-person': {
    de: 'Diese Person oder dieses Team gibt es nicht, oder sie darf sich nicht anmelden.',
    en: 'There is no such person or team, or the person may not sign in.',
  },
  'dashboard-link.shape': {
    de: 'Erwartet werden name (höchstens {name} Zeichen), days (1 bis {days}), pages (1 bis {pages}) und turnSeconds (10 bis 3600).',
    en: 'Expected are name (at most {name} characters), days (1 to {days}), pages (1 to {pages}) and turnSeconds (10 to 3600).',
  },
  'dashboard-link.may-not': {
    de: 'Um Dashboards per Link nach außen zu zeigen, fehlt das Recht.',
    en: 'You do not have the right to show dashboards outside by link.',
  },
  'dashboard-link.unknown-dashboard': {
    de: 'Dieses Dashboard gibt es nicht, oder nichts darauf dürfen Sie lesen.',
    en: 'There is no such dashboard, or nothing on it is yours to read.',
  },
  'dashboard-link.not-found': { de: 'Diesen Link gibt es nicht mehr.', en: 'This link is not there any more.' },
  'dashboard-link.not-valid': {
    de: 'Dieser Link ist abgelaufen, zurückgezogen oder falsch.',
    en: 'This link has ended, was withdrawn or is wrong.',
  },
  'dashboard-link.no-tile': { de: 'Das zeigt dieser Link nicht.', en: 'This link does not show that.' },
  'dashboard-link.too-often': {
    de: 'Dieser Link wird zu oft aufgerufen. Bitte in einer Minute noch einmal.',
    en: 'This link is called too often. Please try again in a minute.',
  },
  'dashboard-link.too-many': {
    de: 'Mehr als {most} Links auf einmal gehen nicht.',
    en: 'No more than {most} links at a time fit.',
  },
};
