/**
 * Spreadsheet programs take a text that begins like this for a formula and would run it (OWASP, CSV injection). Numbers and phone
 * numbers are none.
 */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN = /^[+-][\d\s().,/€%-]*$/;

/** A text that no spreadsheet program runs: an apostrophe goes before what could be a formula. */
export const harmlessCell = (text: string): string => (FORMULA.test(text) && !PLAIN.test(text) ? `'${text}` : text);

/** The text without the mark of `harmlessCell`. */
export const cellWithoutMark = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, '');
