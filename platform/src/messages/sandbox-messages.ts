import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of sandboxes, scenarios and simulations. */
export const sandboxMessages: Readonly<Record<string, Label>> = {
  'sandbox.busy': {
    de: 'Andere ändern gerade dasselbe. Später noch einmal versuchen.',
    en: 'Others are changing the same just now. Try again later.',
  },
  'sandbox.too-long': {
    de: 'Der Versuch dauerte zu lange und wurde abgebrochen; länger als {seconds} Sekunden sind nicht möglich.',
    en: 'The trial took too long and was given up; more than {seconds} seconds are not possible.',
  },
  'sandbox.too-much': {
    de: 'Der Versuch zieht mehr als {most} Folgen nach sich und wurde abgebrochen.',
    en: 'More than {most} things follow from the trial; it was given up.',
  },
  'scenario.differs': {
    de: 'Erwartet war {wanted}, es ist aber {seen}.',
    en: 'Expected was {wanted}, but it is {seen}.',
  },
  'scenario.still-possible': {
    de: '{wanted} dürfte nicht möglich sein. Möglich ist: {seen}.',
    en: '{wanted} should not be possible. Possible is: {seen}.',
  },
  'scenario.nothing-saved': {
    de: 'Unter dem Namen „{name}“ hat kein Schritt etwas gemerkt.',
    en: 'No step has saved anything under the name “{name}”.',
  },
  'scenario.no-deadline': { de: 'Es wartet nichts mehr auf seine Zeit.', en: 'Nothing waits for its time any more.' },
  'scenario.time': { de: '„{time}“ ist keine Zeit.', en: '“{time}” is no time.' },
  'scenario.nothing-wanted': {
    de: 'Kein Prozess hat hier „{action}“ verlangt.',
    en: 'No process has wanted “{action}” here.',
  },
  'scenario.no-time': { de: 'Dafür reichte die Zeit nicht.', en: 'There was no time for it.' },
  'scenario.busy': {
    de: 'Es werden gerade Szenarien gespielt. Gleich noch einmal versuchen.',
    en: 'Scenarios are being played just now. Try again in a moment.',
  },
  'scenario.large-tables': {
    de: 'Große Tabellen würden geändert; gespielt wird erst beim Veröffentlichen, damit niemand warten muss.',
    en: 'Large tables would be changed; it is played when this is published, so that nobody has to wait.',
  },
  'scenario.unknown': { de: 'Ein Szenario „{id}“ gibt es nicht.', en: 'There is no scenario “{id}”.' },
  'simulation.steps': { de: 'Erwartet werden 1 bis {most} Schritte.', en: '1 to {most} steps are expected.' },
  'simulation.step': {
    de: 'Ein Schritt ist {"do": "begin", "workflow"}, {"do": "send", "workflow", "event", "input"} oder {"do": "pass", "time"}.',
    en: 'A step is {"do": "begin", "workflow"}, {"do": "send", "workflow", "event", "input"} or {"do": "pass", "time"}.',
  },
  'simulation.too-few-people': {
    de: 'Für Person {person} fehlt ein weiteres aktives Benutzerkonto.',
    en: 'Person {person} needs another active user account.',
  },
  'simulation.busy': {
    de: 'Es probieren gerade andere etwas aus. Gleich noch einmal versuchen.',
    en: 'Others are trying something just now. Try again in a moment.',
  },
  'simulation.too-far': {
    de: 'Weiter als {years} Jahre voraus geht es nicht.',
    en: 'It does not go further ahead than {years} years.',
  },
  'sandbox.back': { de: 'Die Zeit geht nur vorwärts.', en: 'Time goes forward only.' },
  'sandbox.outside': {
    de: 'Ein Versuch fragt nichts außerhalb dieses Servers.',
    en: 'A trial asks nothing outside of this server.',
  },
};
