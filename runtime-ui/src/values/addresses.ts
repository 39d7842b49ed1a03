/** What a phone understands of a number as people read it. */
export const dialAddress = (value: string): string => `tel:${value.replace(/[^\d+]/g, '')}`;

/** Only web addresses become links: a script address stays text. */
export const webAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^https?:\/\//i.test(value) ? value : undefined;
