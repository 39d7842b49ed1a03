import type { RuleContext } from '@leitwerk/metadata/record-rules';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Access } from './access.ts';
import type { Actor } from './actor.ts';

/** Under what a command or query runs: pinned when the request comes in, the same to its end. */
export type Context = {
  readonly model: RuntimeModel;
  readonly actor: Actor;
  readonly access: Access;
  /** Instant and local date, as rules and defaults see them. */
  readonly now: string;
  readonly today: string;
  readonly requestId: string | null;
  /** In which the request wants to be answered; the actor's own when absent. */
  readonly language?: Language;
};

export function makeContext(model: RuntimeModel, actor: Actor, requestId: string | null, at = new Date()): Context {
  return { model, actor, access: model.accessOf(actor), now: at.toISOString(), today: localDate(at), requestId };
}

export const ruleContextOf = (context: Context): RuleContext => ({
  now: context.now,
  today: context.today,
  user: context.actor.id,
  team: context.actor.teams.length === 1 ? (context.actor.teams[0] ?? null) : null,
});

/** Where the installation is. "Today" is a date of the place where people work, not of Greenwich; TZ is the usual way to set it. */
export const TIME_ZONE = process.env['TZ'] || 'Europe/Berlin';

const dateFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
});

let known = { minute: Number.NaN, date: '' };

/** YYYY-MM-DD where the installation is. Days begin with a minute, so one answer is good for a minute. */
export function localDate(at: Date): string {
  const minute = Math.floor(at.getTime() / 60_000);
  if (known.minute !== minute) known = { minute, date: dateFormat.format(at) };
  return known.date;
}
