import type { RuleContext } from '@leitwerk/metadata/record-rules';
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
};

export function makeContext(model: RuntimeModel, actor: Actor, requestId: string | null, at = new Date()): Context {
  return { model, actor, access: model.accessOf(actor), now: at.toISOString(), today: localDate(at), requestId };
}

export const ruleContextOf = (context: Context): RuleContext => ({
  now: context.now,
  today: context.today,
  user: context.actor.id,
});

// "Today" is a date of the place where people work, not of Greenwich; TZ is the usual way to set it.
const dateFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: process.env['TZ'] || 'Europe/Berlin',
  dateStyle: 'short',
});

/** YYYY-MM-DD where the installation is. */
export const localDate = (at: Date): string => dateFormat.format(at);
