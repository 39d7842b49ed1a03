import type { FormerName } from '@leitwerk/metadata/generated/definitions.gen';

/** Names that something had before, with the name that it has now. */
export type FormerNames = ReadonlyMap<string, { readonly current: string; readonly until: string }>;

export const formerNamesOf = (
  named: readonly { readonly name: string; readonly formerNames?: readonly FormerName[] }[],
): FormerNames =>
  new Map(
    named.flatMap(({ name, formerNames = [] }) =>
      formerNames.map((former) => [former.name, { current: name, until: former.until }] as const),
    ),
  );

/**
 * The name that is meant.
 * @param today the day (`2027-06-30`) on which somebody outside uses it; null for what was stored here under any former name
 */
export function currentName(former: FormerNames, name: string, today: string | null): string {
  const found = former.get(name);
  return found && (today === null || found.until >= today) ? found.current : name;
}

/** Former names that still count on a day. */
export const namesUntil = (former: FormerNames, today: string): readonly string[] =>
  [...former].flatMap(([name, { until }]) => (until >= today ? [name] : []));

/** Values under the names of today. Where both names are given the former one stays, and is refused as unknown. */
export function withCurrentNames<T>(
  former: FormerNames,
  values: Readonly<Record<string, T>>,
  today: string | null,
): Readonly<Record<string, T>> {
  if (former.size === 0 || !Object.keys(values).some((name) => former.has(name))) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const current = currentName(former, name, today);
      return [Object.hasOwn(values, current) ? name : current, value];
    }),
  );
}
