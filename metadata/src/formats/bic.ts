import { isValidBIC } from 'ibantools';
import { type Format, withoutBlanks } from './format.ts';

/** A bank (ISO 9362): 8 or 11 characters, no check digit. */
export const bic: Format = (text) => {
  const value = withoutBlanks(text).toUpperCase();
  return isValidBIC(value) ? { value } : { code: 'format.bic' };
};
