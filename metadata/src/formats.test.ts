import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneNumber } from './formats/phone.ts';
import { formats } from './formats.ts';
import type { FormatName } from './generated/definitions.gen.ts';

// Vectors of the issuers: BDEW, ENTSO-E, Bundesbank.
const VECTORS: Readonly<
  Record<FormatName, { readonly valid: readonly string[]; readonly invalid: readonly string[] }>
> = {
  iban: {
    valid: ['DE89370400440532013000', 'DE02120300000000202051'],
    invalid: ['DE89370400440532013001', 'DE8937040044053201300', ''],
  },
  bic: { valid: ['COBADEFFXXX', 'DEUTDEFF'], invalid: ['COBADEFFXX', '1234DEFF'] },
  'creditor-id': {
    valid: ['DE98ZZZ09999999999', 'DE98ABC09999999999'],
    invalid: ['DE97ZZZ09999999999', 'DE98ZZZ0999999999'],
  },
  'vat-id': {
    valid: ['DE136695976', 'DE811569869', 'DE129274202', 'ATU12345678'],
    invalid: ['DE136695977', 'DE13669597', 'XX123456789'],
  },
  'malo-id': {
    valid: ['41373559241', '51238696781', '50000000005', '50203040501', '12345678905', '99999999995'],
    invalid: ['51238696780', '41373559242', '4137355924', '04137355924', '4137355924X'],
  },
  'melo-id': {
    valid: ['DE0001235066700000000000000012345'],
    invalid: ['DE000123506670000000000000001234', '0E0001235066700000000000000012345'],
  },
  'market-partner-id': {
    valid: ['9900000000001', '9800000000002', '4012345678901'],
    invalid: ['4012345678902', '990000000000'],
  },
  eic: {
    valid: ['10YDE-EON------1', '10YDE-VE-------2', '10YDE-RWENET---I', '10YDE-ENBW-----N', '10Y1001A1001A82H'],
    invalid: ['10YDE-EON------2', '10QDE-EON------1', '10YDE-EON-----1'],
  },
  obis: { valid: ['1-0:1.8.0', '1-0:1.8.0*255', '7-20:3.0.0', '1.8.0'], invalid: ['1-0:1', '1-0:1.8.999', 'x'] },
  'postal-code': { valid: ['01067', '50667'], invalid: ['5066', '00999', 'ABCDE'] },
  'municipality-key': { valid: ['01001000', '16064046'], invalid: ['1001000', '160640460', '0100100x', ''] },
  'house-number': { valid: ['12', '12a', '12-14', '7/9', '12 1/2'], invalid: ['0', 'a', '12345', ''] },
};

describe.each(Object.entries(VECTORS))('%s', (name, { valid, invalid }) => {
  const parse = formats[name as FormatName];
  it.each(valid)('takes %s', (text) => expect(parse(text)).toEqual({ value: text }));
  it.each(invalid)('refuses %s', (text) => expect(parse(text)).toHaveProperty('code'));
});

describe('one wrong digit', () => {
  // ISO 7064 and ISO 13616 promise to find every single wrong digit.
  it.each(['DE89370400440532013000', 'DE98ZZZ09999999999', 'DE136695976'])('is found in %s', (text) => {
    const parse = text.length === 22 ? formats.iban : text.length === 18 ? formats['creditor-id'] : formats['vat-id'];
    const digits = [...text].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        const wrong = text.slice(0, at) + digit + text.slice(at + 1);
        return wrong === text || 'code' in parse(wrong);
      }),
    );
  });
});

describe('spelling', () => {
  it('comes to one form', () => {
    expect(formats.iban('de89 3704 0044 0532 0130 00')).toEqual({ value: 'DE89370400440532013000' });
    expect(formats['malo-id']('50 203 040 501')).toEqual({ value: '50203040501' });
    expect(formats['municipality-key']('16 0 64 046')).toEqual({ value: '16064046' });
    expect(formats['house-number'](' 12 A ')).toEqual({ value: '12a' });
    expect(phoneNumber('030 / 123 45-67')).toEqual({ value: '+49 30 1234567' });
    expect(phoneNumber('0041 44 668 18 00')).toEqual({ value: '+41 44 668 18 00' });
    expect(phoneNumber('hello')).toHaveProperty('code');
  });
});
