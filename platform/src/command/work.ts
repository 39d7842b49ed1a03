import type { RuleContext } from '@leitwerk/metadata/record-rules';
import { withCurrentNames } from '../model/former-names.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Refusal } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { localDate, ruleContextOf } from '../rights/context.ts';
import type { Command, CommandDone } from './command.ts';

export type RecordValues = Record<string, unknown>;

/** One command on its way through the room. Steps fill it in; a refusal takes it out of all later steps. */
export type Work = {
  readonly command: Command;
  readonly entity: EntityRuntime;
  readonly id: string;
  /** Author and instant of this command. */
  readonly by: string;
  readonly rule: RuleContext;
  refusal: Refusal | null;
  /** The record as it is stored; null for a new one. */
  before: RecordValues | null;
  /** The record as it will be. */
  draft: RecordValues;
  /** Names of fields that the caller set. */
  set: ReadonlySet<string>;
  /** Field id → [before, after]. */
  changes: Record<string, readonly [unknown, unknown]>;
  done: CommandDone | null;
};

export function makeWork(command: Command, entity: EntityRuntime, id: string, context: Context): Work {
  const stamp = context.actor.isSystem ? command.stamp : undefined;
  const rule: RuleContext = stamp
    ? { now: stamp.at, today: localDate(new Date(stamp.at)), user: stamp.by }
    : ruleContextOf(context);
  return {
    command: underCurrentNames(command, entity, context.actor.isSystem ? null : rule.today),
    entity,
    id,
    by: stamp?.by ?? context.actor.id,
    rule,
    refusal: null,
    before: null,
    draft: {},
    set: new Set(),
    changes: {},
    done: null,
  };
}

/** What was planned or begun earlier is stored under the names of then; whoever asks from outside may use them for a while. */
function underCurrentNames(command: Command, { former }: EntityRuntime, today: string | null): Command {
  if (former.size === 0) return command;
  if (command.action === 'create' || command.action === 'update')
    return { ...command, values: withCurrentNames(former, command.values, today) };
  return command.action === 'transition'
    ? { ...command, input: withCurrentNames(former, command.input, today) }
    : command;
}

export const isOpen = (work: Work): boolean => work.refusal === null;

/** Keeps the first reason. */
export function refuseWork(
  work: Work,
  status: Refusal['status'],
  code: string,
  rest: Omit<Refusal, 'status' | 'code'> = {},
): void {
  work.refusal ??= { status, code, ...rest };
}

const OBJECT_TYPES: ReadonlySet<string> = new Set(['address', 'json']);

/** Whether a value of an update changes only parts of what is stored (RFC 7396). */
export const isPatch = (work: Work, name: string, value: unknown): value is RecordValues =>
  OBJECT_TYPES.has(work.entity.fields.get(name)?.field.type ?? '') &&
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value);
