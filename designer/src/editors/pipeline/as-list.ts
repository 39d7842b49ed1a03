/** A list of a definition that is being written: what is no list yet is an empty one. */
export const asList = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : []);
