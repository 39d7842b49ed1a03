/** The day of a moment here, as `2026-11-30`. */
export const dayOf = (at: Date): string => at.toLocaleDateString('sv-SE');
