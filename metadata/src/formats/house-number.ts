import type { Format } from './format.ts';

const PART = String.raw`\d{1,4} ?[a-z]?(?: ?\d\/\d)?`;
const HOUSE_NUMBER = new RegExp(`^${PART}(?: ?[-/+] ?${PART})?$`, 'i');

/** `12`, `12 a`, `12-14`, `3/5`, `7 1/2`. One blank before a letter, none around a mark; the letter stays small. */
export const houseNumber: Format = (text) => {
  const bare = text.trim().replace(/\s+/g, ' ');
  if (!HOUSE_NUMBER.test(bare)) return { code: 'format.house-number' };
  const value = bare
    .toLowerCase()
    .replace(/ ?([-/+]) ?/g, '$1')
    .replace(/(\d) ?([a-z])/g, '$1 $2');
  return { value };
};
