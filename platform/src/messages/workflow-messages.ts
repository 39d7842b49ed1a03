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
  'workflow.conflict': {
    de: '„{workflow}“ geht nicht, solange „{other}“ läuft.',
    en: '“{workflow}” is not possible while “{other}” is running.',
  },
  'workflow.ended-by': { de: 'Beendet, weil „{workflow}“ begonnen hat.', en: 'Ended because “{workflow}” has begun.' },
  'workflow.child-cancelled': {
    de: 'Der Prozess, auf den gewartet wurde, wurde beendet.',
    en: 'The process that was waited for has been ended.',
  },
  'workflow.parent-left': {
    de: 'Beendet, weil der Prozess, der darauf gewartet hat, weitergegangen ist.',
    en: 'Ended because the process that waited for it has gone on.',
  },
  'workflow.unknown-state': { de: 'Den Zustand „{state}“ gibt es nicht.', en: 'There is no state “{state}”.' },
  'workflow.unmapped': {
    de: 'Für diese Zustände fehlt, wohin die Prozesse gehen: {states}.',
    en: 'It is not said where processes in these states go: {states}.',
  },
  'workflow.four-eyes': {
    de: 'Vier-Augen-Prinzip: Das muss jemand anderes entscheiden.',
    en: 'Four eyes: somebody else has to decide this.',
  },
  'workflow.approved-before': { de: 'Sie haben schon zugestimmt.', en: 'You have agreed already.' },
  'workflow.too-many-each': {
    de: 'Hierher zeigen mehr als {most} Datensätze ({table}); für so viele legt ein Prozess nichts auf einmal an.',
    en: 'More than {most} records ({table}) point here; a process does not create something for so many at once.',
  },
  'workflow.no-deadline': {
    de: 'In „{table}“ fehlt die Frist für {key}.',
    en: 'There is no deadline for {key} in “{table}”.',
  },
  'workflow.effect-not-open': {
    de: 'Das ist schon erledigt oder wird nicht mehr gebraucht.',
    en: 'This is done already or is not needed any more.',
  },
  'workflow.refused-by-hand': { de: 'Abgelehnt: {reason}', en: 'Refused: {reason}' },
  'workflow.no-module': {
    de: 'Kein Modul kann „{action}“. Es bleibt von Hand zu erledigen.',
    en: 'No module can do “{action}”. It must be seen to by hand.',
  },
  'workflow.task-taken': {
    de: 'Diese Aufgabe hat schon jemand übernommen.',
    en: 'Somebody has taken this task already.',
  },
  'automation.loop': {
    de: 'Mehr als {most} Automationen haben einander ausgelöst: Sie drehen sich vermutlich im Kreis.',
    en: 'More than {most} automations have set each other off: they probably turn in a circle.',
  },
  'automation.not-failed': {
    de: 'Darüber hat schon jemand entschieden.',
    en: 'Somebody has decided about it already.',
  },
  'automation.not-now': {
    de: 'Ihre Bedingung trifft für den Datensatz nicht mehr zu.',
    en: 'Its condition does not hold for the record any more.',
  },
  'automation.repeat-loop': {
    de: 'Automationen haben einander im Kreis ausgelöst; das täten sie wieder.',
    en: 'Automations have set each other off in a circle; they would do so again.',
  },
  'automation.repeat-message': {
    de: 'Die Nachricht ist nicht aufgehoben; wer sie geschickt hat, muss sie noch einmal schicken.',
    en: 'The message is not kept; whoever has sent it must send it again.',
  },
  'automation.repeat-gone': {
    de: 'Diese Automation gibt es nicht mehr.',
    en: 'There is no such automation any more.',
  },
  'automation.repeat-since': {
    de: 'Sie ist für diesen Datensatz seitdem gelaufen.',
    en: 'It has run for this record since.',
  },
  'automation.not-found': { de: 'Diese Automation gibt es hier nicht.', en: 'There is no such automation here.' },
  'pending.not-planned': {
    de: 'Diese Änderung ist nicht mehr geplant.',
    en: 'This change is not planned any more.',
  },
  'pending.not-found': {
    de: 'Diese geplante Änderung gibt es hier nicht.',
    en: 'There is no such planned change here.',
  },
  'pending.day': { de: 'Der Tag muss in der Zukunft liegen.', en: 'The day must lie in the future.' },
  'workflow.endless': {
    de: '„{workflow}“ dreht sich im Kreis und wurde angehalten. Die Bedingungen müssen geändert werden.',
    en: '“{workflow}” turns in a circle and has been stopped. Its conditions must be changed.',
  },
  'workflow.too-many-steps': {
    de: 'Mehr als {most} Schritte: Der Prozess dreht sich vermutlich im Kreis.',
    en: 'More than {most} steps: the process probably turns in a circle.',
  },
};
