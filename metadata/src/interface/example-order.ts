/** The moment at which examples are worked out, always the same. */
export const MOMENT = { now: '2026-01-15T08:00:00.000Z', today: '2026-01-15' } as const;

/** As text, whatever the order of the keys. */
export const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
