import { dateOf, parseRelativeDate } from '@leitwerk/metadata/relative-date';
import { refuse } from '../refusal.ts';
import { localDate } from '../rights/context.ts';
import type { Cast } from './cast.ts';

/** What the values of a scenario may stand for. */
export type Stage = { readonly cast: Cast; readonly saved: Map<string, string>; readonly now: () => Date };

/** References become ids, `$today+14` and `$now` what the sandbox's clock says. */
export async function resolveValues(value: unknown, stage: Stage): Promise<unknown> {
  if (Array.isArray(value)) return inOrder(value, (one) => resolveValues(one, stage));
  if (typeof value === 'string') {
    if (value === '$now') return stage.now().toISOString();
    const relative = parseRelativeDate(value);
    return relative ? dateOf(relative, localDate(stage.now())) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if ('ref' in value && typeof value.ref === 'string' && Object.keys(value).length === 1)
    return referred(value.ref, stage);
  const entries = await inOrder(Object.entries(value), async ([name, one]) => [name, await resolveValues(one, stage)]);
  return Object.fromEntries(entries as [string, unknown][]);
}

async function referred(ref: string, { cast, saved }: Stage): Promise<string> {
  const [kind, name = ''] = ref.split('/');
  if (kind === 'user' && name !== '') return (await cast.actor(name)).id;
  if (kind === 'team' && name !== '') return cast.team(name);
  return saved.get(ref) ?? refuse(409, 'scenario.nothing-saved', { params: { name: ref } });
}

/** One after the other: what is referred to may have to be made, in the one transaction. */
async function inOrder<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of list) done.push(await work(one));
  return done;
}
