export const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;

/** For values that are text already. */
export const formatText = (value: unknown): string => (isNothing(value) ? '' : String(value));
