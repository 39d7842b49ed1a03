import { describe, expect, it } from 'vitest';
import { readCondition, readShownValue, writeCondition, writeShownValue } from './letter-call.ts';

describe('what stands in braces', () => {
  it.each([
    '{{lead.lastName}}',
    '{{asDate supplyEnd style="long"}}',
    '{{asDate ../from plusDays=-1}}',
    '{{asMoney price decimals=2}}',
    '{{@today}}',
  ])('%s is read and written the same', (one) => {
    const read = readShownValue(one);
    expect(read && writeShownValue(read)).toBe(one);
  });
  it.each(['lead.name', '(not lead.name)', '(is kind "a" "b")', '(not (is kind "a"))', '(more sum 100)'])(
    'the condition %s is read and written the same',
    (one) => {
      const read = readCondition(one);
      expect(read && writeCondition(read)).toBe(one);
    },
  );
  it('is left as it is where it is more than can be chosen', () => {
    for (const one of ['{{asMoney (sub a b)}}', '{{~x}}', '{{asDate x style=long}}'])
      expect(readShownValue(one), one).toBeNull();
    for (const one of ['(and a b)', '(is a b)', '(more a b)']) expect(readCondition(one), one).toBeNull();
  });
});
