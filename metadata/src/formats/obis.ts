import { type Format, withoutBlanks } from './format.ts';

const OBIS = /^(?:(\d{1,3})-(\d{1,3}):)?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:[*&](\d{1,3}))?$/;

/** What a register measures, `1-0:1.8.0`. Each group is one byte. */
export const obis: Format = (text) => {
  const value = withoutBlanks(text).replace('&', '*');
  const groups = OBIS.exec(value);
  const fits = groups?.slice(1).every((group: string | undefined) => group === undefined || Number(group) <= 255);
  return fits ? { value } : { code: 'format.obis' };
};
