import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundedDecimal } from './decimal-text.ts';

it('rounds on the digits, half away from zero, whatever the size', () => {
  expect(roundedDecimal('1.005', 2)).toBe('1.01');
  expect(roundedDecimal('-1.005', 2)).toBe('-1.01');
  expect(roundedDecimal('9.9996', 3)).toBe('10.000');
  expect(roundedDecimal('0.0004', 3)).toBe('0.000');
  expect(roundedDecimal('-0.0004', 3)).toBe('0.000');
  expect(roundedDecimal('2.5', 0)).toBe('3');
  expect(roundedDecimal('12345678901234567890.1235', 3)).toBe('12345678901234567890.124');
});

it('what is short enough stays as it is', () => {
  expect(roundedDecimal('8.12', 3)).toBe('8.12');
  expect(roundedDecimal('3500', 3)).toBe('3500');
});

it('is never further away than half of the last digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 5 }), (parts, digits) => {
      const digitsOf = String(parts < 0n ? -parts : parts).padStart(7, '0');
      const text = `${parts < 0n ? '-' : ''}${digitsOf.slice(0, -6)}.${digitsOf.slice(-6)}`;
      const [whole = '', rest = ''] = roundedDecimal(text, digits).split('.');
      const scaled = BigInt(whole + rest.padEnd(6, '0'));
      const distance = scaled > parts ? scaled - parts : parts - scaled;
      expect(distance * 2n <= 10n ** BigInt(6 - digits)).toBe(true);
    }),
  );
});
