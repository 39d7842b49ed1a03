import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireMigration } from '@leitwerk/metadata/wire/workflow';

/** By path of a former state, the path of one that there is now. */
export type Choices = Readonly<Record<string, string>>;

type State = { readonly path: string; readonly label: Label };

/** Former states that somebody has to find a place for, each once. */
export function statesWithoutPlace({ stands }: WireMigration, live: ReadonlySet<string>): readonly State[] {
  const lost = stands.flatMap(({ to, states }) => (to === null ? states.filter(({ path }) => !live.has(path)) : []));
  return [...new Map(lost.map((state) => [state.path, state])).values()];
}

/** A state with those that it lies in: `In Arbeit › Prüfung`. */
export function placeOf(path: string, states: readonly State[], label: (label: Label) => string): string {
  const names = path.split('.');
  return names
    .map((name, at) => {
      const found = states.find((one) => one.path === names.slice(0, at + 1).join('.'));
      return found ? label(found.label) || name : name;
    })
    .join(' › ');
}
