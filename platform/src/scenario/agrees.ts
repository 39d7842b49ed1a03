/** Whether what is seen is what was wanted. Of objects what is named must agree; lists must be as long. */
export function agrees(wanted: unknown, seen: unknown): boolean {
  if (wanted === null || wanted === undefined) return seen === null || seen === undefined;
  if (Array.isArray(wanted))
    return (
      Array.isArray(seen) && wanted.length === seen.length && wanted.every((one, index) => agrees(one, seen[index]))
    );
  if (typeof wanted === 'object')
    return (
      typeof seen === 'object' &&
      seen !== null &&
      Object.entries(wanted).every(([key, one]) => agrees(one, (seen as Readonly<Record<string, unknown>>)[key]))
    );
  return wanted === seen;
}
