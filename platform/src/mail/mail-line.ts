/** What one process knows of the way to its mail server. */
export type MailLine = {
  /** One mail at a time: a server that hangs must not take the workers from everything else. */
  isTaken: boolean;
  /** Until then nobody connects: the last try had no answer. Milliseconds since 1970. */
  awayUntil: number;
  /** When the last of those that were put off comes again. */
  lastTurn: number;
};

const SOON_MS = 1000;
/** Between two that were put off, so that they do not all come at once and put each other off. */
const APART_MS = 250;
/** So long a server that gave no answer is left alone. */
const AWAY_MS = 60_000;

export const makeMailLine = (): MailLine => ({ isTaken: false, awayUntil: 0, lastTurn: 0 });

export const isFree = ({ isTaken, awayUntil }: MailLine): boolean => !isTaken && Date.now() >= awayUntil;

/** When a mail that may not go now comes again. */
export function nextTurn(line: MailLine): Date {
  line.lastTurn = Math.max(line.lastTurn + APART_MS, Date.now() + SOON_MS, line.awayUntil);
  return new Date(line.lastTurn);
}

/** Notes whether the server has said anything at the last try. */
export function noteAnswer(line: MailLine, isAnswered: boolean): void {
  line.awayUntil = isAnswered ? 0 : Date.now() + AWAY_MS;
}
