import type { Language } from '../../model/definitions.ts';

type JobTexts = {
  readonly title: string;
  readonly text: string;
  readonly counts: Readonly<Record<'waiting' | 'delayed' | 'running' | 'dead', string>>;
  readonly oldest: (minutes: number) => string;
  readonly dead: string;
  readonly noneDead: string;
  readonly more: (shown: number, count: number) => string;
  readonly chosen: (count: number) => string;
  readonly choose: (job: string) => string;
  readonly retry: string;
  readonly retryAll: string;
  readonly discard: string;
  readonly discardAll: string;
  readonly keep: string;
  readonly discardTitle: (count: number) => string;
  readonly discardText: string;
  readonly retried: (count: number) => string;
  readonly discarded: (count: number) => string;
  readonly attempts: (count: number) => string;
  readonly hiddenRecords: (count: number) => string;
  readonly moreRecords: (count: number) => string;
  readonly schedules: string;
  readonly schedule: string;
  readonly last: string;
  readonly next: string;
  readonly never: string;
  readonly decisions: string;
  readonly decided: Readonly<Record<'retried' | 'discarded', string>>;
  readonly somebody: string;
  readonly automations: string;
  readonly noneFailed: string;
  readonly setOff: Readonly<Record<string, string>>;
  readonly notAgain: Readonly<Record<'loop' | 'message' | 'gone' | 'since', string>>;
  readonly circle: string;
  readonly discardOne: (name: string) => string;
  readonly retryOne: (name: string) => string;
  readonly ranAgain: string;
};

const de: JobTexts = {
  title: 'Hintergrundarbeiten',
  text: 'Was Leitwerk nach einer Änderung oder nach der Uhr von selbst tut. Was misslingt, wird etwa drei Tage lang immer wieder versucht; danach entscheidet jemand hier.',
  counts: { waiting: 'warten', delayed: 'später fällig', running: 'in Arbeit', dead: 'gescheitert' },
  oldest: (minutes) => `Die älteste wartet seit ${minutes} Min.`,
  dead: 'Endgültig gescheitert',
  noneDead: 'Nichts ist gescheitert.',
  more: (shown, count) => `Gezeigt werden die neuesten ${shown} von ${count}.`,
  chosen: (count) => `${count} gewählt`,
  choose: (job) => `Wählen: ${job}`,
  retry: 'Erneut versuchen',
  retryAll: 'Alle erneut versuchen',
  discard: 'Verwerfen',
  discardAll: 'Alle verwerfen',
  keep: 'Abbrechen',
  discardTitle: (count) => (count === 1 ? 'Diese Arbeit verwerfen?' : `${count} Arbeiten verwerfen?`),
  discardText:
    'Was zu tun war, wird dann nicht getan und lässt sich nicht zurückholen. Festgehalten wird, wer das entschieden hat.',
  retried: (count) => (count === 1 ? 'Eine Arbeit wird erneut versucht.' : `${count} Arbeiten werden erneut versucht.`),
  discarded: (count) => (count === 1 ? 'Eine Arbeit verworfen.' : `${count} Arbeiten verworfen.`),
  attempts: (count) => (count === 1 ? '1 Versuch' : `${count} Versuche`),
  hiddenRecords: (count) =>
    count === 1 ? 'ein Datensatz, der nicht zu sehen ist' : `${count} Datensätze, die nicht zu sehen sind`,
  moreRecords: (count) => `und ${count} weitere`,
  schedules: 'Nach der Uhr',
  schedule: 'Arbeit',
  last: 'Zuletzt',
  next: 'Nächstes Mal',
  never: 'noch nie',
  decisions: 'Entscheidungen',
  decided: { retried: 'erneut versucht', discarded: 'verworfen' },
  somebody: 'jemand',
  automations: 'Gescheiterte Automationen',
  noneFailed: 'Keine Automation ist gescheitert.',
  setOff: {
    created: 'beim Anlegen',
    updated: 'nach einer Änderung',
    moved: 'nach einem Statuswechsel',
    schedule: 'nach der Uhr',
    incoming: 'durch eine Nachricht',
  },
  notAgain: {
    loop: 'Nicht zu wiederholen: Sie lösen einander im Kreis aus und täten es wieder.',
    message:
      'Nicht zu wiederholen: Die Nachricht ist nicht aufgehoben. Wer sie geschickt hat, schickt sie noch einmal.',
    gone: 'Nicht zu wiederholen: Diese Automation gibt es nicht mehr.',
    since: 'Nicht zu wiederholen: Sie ist für diesen Datensatz seitdem gelaufen.',
  },
  circle: 'Ausgelöst haben einander',
  discardOne: (name) => `Verwerfen: ${name}`,
  retryOne: (name) => `Erneut versuchen: ${name}`,
  ranAgain: 'Die Automation ist durchgelaufen.',
};

const en: JobTexts = {
  title: 'Background work',
  text: 'What Leitwerk does by itself after a change or by the clock. What fails is tried again for some three days; after that somebody decides here.',
  counts: { waiting: 'waiting', delayed: 'due later', running: 'running', dead: 'failed' },
  oldest: (minutes) => `The oldest has been waiting for ${minutes} min.`,
  dead: 'Failed for good',
  noneDead: 'Nothing has failed.',
  more: (shown, count) => `The newest ${shown} of ${count} are shown.`,
  chosen: (count) => `${count} chosen`,
  choose: (job) => `Choose: ${job}`,
  retry: 'Try again',
  retryAll: 'Try all again',
  discard: 'Discard',
  discardAll: 'Discard all',
  keep: 'Cancel',
  discardTitle: (count) => (count === 1 ? 'Discard this job?' : `Discard ${count} jobs?`),
  discardText: 'What was to be done will not be done, and this cannot be undone. It is noted who has decided it.',
  retried: (count) => (count === 1 ? 'One job is tried again.' : `${count} jobs are tried again.`),
  discarded: (count) => (count === 1 ? 'One job discarded.' : `${count} jobs discarded.`),
  attempts: (count) => (count === 1 ? '1 attempt' : `${count} attempts`),
  hiddenRecords: (count) =>
    count === 1 ? 'a record that is not to be seen' : `${count} records that are not to be seen`,
  moreRecords: (count) => `and ${count} more`,
  schedules: 'By the clock',
  schedule: 'Work',
  last: 'Last time',
  next: 'Next time',
  never: 'not yet',
  decisions: 'Decisions',
  decided: { retried: 'tried again', discarded: 'discarded' },
  somebody: 'somebody',
  automations: 'Failed automations',
  noneFailed: 'No automation has failed.',
  setOff: {
    created: 'on creation',
    updated: 'after a change',
    moved: 'after a change of status',
    schedule: 'by the clock',
    incoming: 'by a message',
  },
  notAgain: {
    loop: 'Cannot be repeated: they set each other off in a circle and would do so again.',
    message: 'Cannot be repeated: the message is not kept. Whoever has sent it sends it again.',
    gone: 'Cannot be repeated: there is no such automation any more.',
    since: 'Cannot be repeated: it has run for this record since.',
  },
  circle: 'They have set each other off',
  discardOne: (name) => `Discard: ${name}`,
  retryOne: (name) => `Try again: ${name}`,
  ranAgain: 'The automation has gone through.',
};

export const jobTexts: Readonly<Record<Language, JobTexts>> = { de, en };
