import { type Format, withoutBlanks } from './format.ts';

/** A German postal code: text, because it may begin with 0. */
export const postalCode: Format = (text) => {
  const value = withoutBlanks(text).replace(/^D(E)?-/i, '');
  return /^(?!00)\d{5}$/.test(value) ? { value } : { code: 'format.postal-code' };
};
