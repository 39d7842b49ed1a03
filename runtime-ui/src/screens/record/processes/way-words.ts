import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireDelay, WireMachine, WireWay } from '@leitwerk/metadata/wire/workflow';
import type { EntityModel } from '../../../model/definitions.ts';
import { fieldNamed } from '../../../model/fields-of.ts';
import type { InsideTexts } from './process-inside-texts.ts';

type Words = {
  readonly machine: Pick<WireMachine, 'delays' | 'states'>;
  readonly entity: EntityModel | undefined;
  readonly t: InsideTexts;
  readonly label: (label: Label | undefined) => string;
};

/** What takes a way, in a few words. */
export function wayWords({ kind, label: given, event, delay }: WireWay, { machine, entity, t, label }: Words): string {
  if (given) return label(given);
  if (kind === 'time') return delayWords(machine.delays[delay ?? ''], { entity, t, label }) || (delay ?? '');
  if (kind === 'record') return event === 'record.moved' ? t.moved : t.record;
  if (kind === 'answer') return event?.startsWith('xstate.error.') ? t.answerFailed : t.answer;
  return t[kind === 'event' ? 'program' : kind];
}

/** How long a state waits: `3 Arbeitstage`, `6 Wochen vor Lieferende`. */
export function delayWords(
  delay: WireDelay | undefined,
  { entity, t, label }: Pick<Words, 'entity' | 't' | 'label'>,
): string {
  if (!delay) return '';
  const { count, unit, from } = delay;
  if (count === undefined || unit === undefined) return t.byTable;
  const [one, many] = t.units[unit];
  const amount = `${Math.abs(count)} ${Math.abs(count) === 1 ? one : many}`;
  const field = from === undefined || !entity ? undefined : fieldNamed(entity, from);
  const date = from === undefined ? '' : field ? label(field.label) : t.someDate;
  if (date === '') return `${t.after} ${amount}`;
  if (count === 0) return `${t.onField} ${date}`;
  return `${amount} ${count < 0 ? t.before : t.afterField} ${date}`;
}

/** Names of a state and of those around it. */
export function stateWords(path: string, { machine, label }: Pick<Words, 'machine' | 'label'>): string {
  const parts = path.split('.');
  return parts
    .flatMap((_, at) => {
      const found = machine.states.find((one) => one.path === parts.slice(0, at + 1).join('.'));
      return found?.label ? [label(found.label)] : [];
    })
    .join(' › ');
}

/** The name of a state alone. */
export const stateName = (path: string, { machine, label }: Pick<Words, 'machine' | 'label'>): string =>
  label(machine.states.find((one) => one.path === path)?.label ?? undefined) || (path.split('.').at(-1) ?? '');
