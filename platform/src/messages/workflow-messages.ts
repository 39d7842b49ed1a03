import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of processes. */
export const workflowMessages: Readonly<Record<string, Label>> = {
  'workflow.not-found': { de: 'Diesen Prozess gibt es hier nicht.', en: 'There is no such process here.' },
  'workflow.running': { de: '„{workflow}“ läuft schon.', en: '“{workflow}” is running already.' },
  'workflow.not-now': {
    de: '„{workflow}“ kann bei diesem Datensatz jetzt nicht begonnen werden.',
    en: '“{workflow}” cannot be begun for this record now.',
  },
  'workflow.not-stopped': { de: 'Dieser Prozess ist nicht angehalten.', en: 'This process is not stopped.' },
  'workflow.not-running': { de: 'Dieser Prozess läuft nicht mehr.', en: 'This process is not running any more.' },
  'workflow.not-visited': {
    de: 'Dort war dieser Prozess nicht, oder er steht schon dort.',
    en: 'This process was not there, or it stands there already.',
  },
  'workflow.no-compensation': {
    de: 'Für diesen Prozess ist nicht festgelegt, was rückgängig macht, was er getan hat.',
    en: 'Nothing says how to undo what this process has done.',
  },
  'workflow.event-not-possible': {
    de: '„{event}“ ist hier nicht möglich.',
    en: '“{event}” is not possible here.',
  },
  'workflow.guard': { de: 'Das ist jetzt nicht möglich: {reason}', en: 'That is not possible now: {reason}' },
  'workflow.formula': {
    de: 'Der Wert von „{field}“ lässt sich nicht ausrechnen: {formula}',
    en: 'The value of “{field}” cannot be worked out: {formula}',
  },
  'workflow.endless': {
    de: '„{workflow}“ dreht sich im Kreis und wurde angehalten. Die Bedingungen müssen geändert werden.',
    en: '“{workflow}” turns in a circle and has been stopped. Its conditions must be changed.',
  },
  'workflow.too-many-steps': {
    de: 'Mehr als {most} Schritte: Der Prozess dreht sich vermutlich im Kreis.',
    en: 'More than {most} steps: the process probably turns in a circle.',
  },
};
