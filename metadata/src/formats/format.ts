/** What a format makes of a text: the one form in which it is stored, or the code of the issue. */
export type Formatted = { readonly value: string } | { readonly code: `format.${string}` };

export type Format = (text: string) => Formatted;

/** Blanks, also those that spreadsheets and web pages put in: they separate groups and mean nothing. */
const BLANKS = /[\s\u00a0\u2007\u202f\u200b]/g;

export const withoutBlanks = (text: string): string => text.replace(BLANKS, '');
