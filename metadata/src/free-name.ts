/** A name like this one that is not taken yet: `check`, `check-2`, `check-3` … */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let at = 1; ; at++) {
    const next = at === 1 ? name : `${name}-${at}`;
    if (!isTaken(next)) return next;
  }
}
