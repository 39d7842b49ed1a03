/** Texts of what is set up in a calendar; they come with it. */
export const calendarTexts = {
  de: {
    setUp: 'Kalender einrichten',
    region: 'Feiertage',
    asApplication: 'wie die Anwendung',
    whole: 'ganz Deutschland',
    who: 'Kalender von',
    everybody: 'alle',
    teams: 'Teams',
    people: 'Personen',
    nobody: 'nichts gefunden',
    shown: 'Gezeigte Kalender',
    holiday: 'Feiertag',
  },
  en: {
    setUp: 'Set up the calendar',
    region: 'Holidays',
    asApplication: 'as the application',
    whole: 'all of Germany',
    who: 'Calendars of',
    everybody: 'everybody',
    teams: 'Teams',
    people: 'People',
    nobody: 'nothing found',
    shown: 'Calendars shown',
    holiday: 'Holiday',
  },
};

/** States by their code in ISO 3166-2, in German as they are called everywhere. */
export const STATES: Readonly<Record<string, string>> = {
  'DE-BW': 'Baden-Württemberg',
  'DE-BY': 'Bayern',
  'DE-BE': 'Berlin',
  'DE-BB': 'Brandenburg',
  'DE-HB': 'Bremen',
  'DE-HH': 'Hamburg',
  'DE-HE': 'Hessen',
  'DE-MV': 'Mecklenburg-Vorpommern',
  'DE-NI': 'Niedersachsen',
  'DE-NW': 'Nordrhein-Westfalen',
  'DE-RP': 'Rheinland-Pfalz',
  'DE-SL': 'Saarland',
  'DE-SN': 'Sachsen',
  'DE-ST': 'Sachsen-Anhalt',
  'DE-SH': 'Schleswig-Holstein',
  'DE-TH': 'Thüringen',
};
