import type { ParsedFormat } from './parsed-format.ts';
import { squeezed } from './parsed-format.ts';

const OBIS = /^(?:\d{1,3}-\d{1,3}:)?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?:\*\d{1,3})?$/;

/** OBIS code (IEC 62056-61); `&` before the storage group is written as `*`. */
export function obis(text: string): ParsedFormat {
  const value = squeezed(text).replace('&', '*');
  const isRight = OBIS.test(value) && value.split(/[-:.*]/).every((part) => Number(part) <= 255);
  return isRight ? { value } : { code: 'format.obis' };
}
