import { type Format, withoutBlanks } from './format.ts';
import { mod97 } from './mod-97.ts';

/** The creditor identifier of SEPA direct debits. The business area (characters 5 to 7) is not part of the check. */
export const creditorId: Format = (text) => {
  const value = withoutBlanks(text).toUpperCase();
  const hasShape = value.startsWith('DE') ? /^DE\d{2}[A-Z0-9]{3}\d{11}$/ : /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/;
  const isRight = hasShape.test(value) && mod97(value.slice(7) + value.slice(0, 4)) === 1;
  return isRight ? { value } : { code: 'format.creditor-id' };
};
