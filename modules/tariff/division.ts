/** What this module calculates. */
export const DIVISIONS = ['electricity', 'gas'] as const;
export type Division = (typeof DIVISIONS)[number];
