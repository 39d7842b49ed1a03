import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from './field-types.ts';
import type { FieldTypeName } from './generated/definitions.gen.ts';
import { fieldSchema } from './generated/schemas.gen.ts';
import type { FieldModel } from './model.ts';
import { formatValue, shownTypes } from './shown-types.ts';

const ajv = new Ajv2020({
  allErrors: true,
  formats: { decimal: true, iban: true, 'idn-email': /^[^@\s]+@[^@\s]+$/, iri: /^https?:/ },
});
addFormats.default(ajv);

const field = (type: FieldTypeName, more: Partial<FieldModel> = {}): FieldModel => ({
  id: 'f',
  name: 'f',
  type,
  label: { de: 'F', en: 'F' },
  ...more,
});
const options = [
  { id: 'a', label: { de: 'Äpfel', en: 'Apples' } },
  { id: 'b', label: { de: 'Birnen', en: 'Pears' } },
];
const id = '01900000-0000-7000-8000-000000000000';

/** Per type: values in, what is stored, and values that are refused. */
const CASES: Readonly<
  Partial<
    Record<
      FieldTypeName,
      {
        readonly field?: Partial<FieldModel>;
        readonly good: readonly (readonly [unknown, unknown])[];
        readonly bad: readonly unknown[];
      }
    >
  >
> = {
  text: {
    good: [
      [' a ', 'a'],
      ['', null],
    ],
    bad: [1, 'a\nb', 'a\u0000', 'x'.repeat(256)],
  },
  'long-text': { good: [['a\nb', 'a\nb']], bad: ['a\u0000', 1] },
  'rich-text': {
    good: [
      ['<p>a <strong>b</strong></p>', '<p>a <strong>b</strong></p>'],
      ['<a href="https://x.de">x</a>', '<a href="https://x.de">x</a>'],
    ],
    bad: [
      '<script>x</script>',
      '<p onclick="x">a</p>',
      '<a href="javascript:x">a</a>',
      '<img src=x>',
      '<p',
      '<a href="https://x" style="x">a</a>',
      '<<p>>',
    ],
  },
  integer: {
    field: { min: 0 },
    good: [
      [5, 5],
      ['7', 7],
    ],
    bad: [-1, 1.5, '1.5', 2 ** 60, Number.NaN, '1e3'],
  },
  decimal: {
    good: [
      ['1.5', '1.5000'],
      [2, '2.0000'],
      ['-0', '0.0000'],
    ],
    bad: ['1.23456', '1e5', 'x', Number.POSITIVE_INFINITY, '9'.repeat(20)],
  },
  money: { field: { max: '100' }, good: [['0.1', '0.10']], bad: ['100.01', '0.001'] },
  percent: { good: [['19', '19.00']], bad: [true] },
  boolean: { good: [[true, true]], bad: ['true', 1] },
  date: {
    good: [['2024-02-29', '2024-02-29']],
    bad: ['2023-02-29', '2024-13-01', '29.02.2024', '2024-02-29T00:00:00Z'],
  },
  time: { good: [['09:05', '09:05:00']], bad: ['24:00', '9:05'] },
  'date-time': {
    good: [['2024-02-29T12:00:00+01:00', '2024-02-29T11:00:00.000Z']],
    bad: ['2023-02-29T12:00:00Z', '2024-02-29', '2024-02-29T12:00:00'],
  },
  duration: { good: [[90, 90]], bad: [1.5, -1, '90'] },
  option: { field: { options }, good: [['a', 'a']], bad: ['Äpfel', 'c', 1] },
  options: {
    field: { options },
    good: [
      [
        ['b', 'a', 'b'],
        ['b', 'a'],
      ],
      [[], null],
    ],
    bad: ['a', ['c']],
  },
  reference: { good: [[id.toUpperCase(), id]], bad: ['x', 1] },
  references: {
    field: { columns: [field('integer', { id: 'n', name: 'n' })] },
    good: [
      [[id], [{ id, n: null }]],
      [[{ id, n: 3 }], [{ id, n: 3 }]],
    ],
    bad: [id, [{ id, m: 1 }], [id, id], [{ n: 1 }]],
  },
  'child-rows': {
    field: { columns: [field('money', { id: 'p', name: 'p', required: true })] },
    good: [
      [[{ p: '1' }], [{ p: '1.00' }]],
      [[], null],
    ],
    bad: [{}, [{ q: 1 }], [{ p: null }], [[]]],
  },
  address: {
    good: [
      [
        { street: ' Weg ', city: 'Köln' },
        { street: 'Weg', city: 'Köln', country: 'DE' },
      ],
      [{ street: '' }, null],
    ],
    bad: [
      'Weg 1',
      { planet: 'x' },
      { postalCode: '1', city: 'x' },
      { city: 'x', country: 'Germany' },
      { city: 'x', latitude: 91 },
      { city: 'x', latitude: 1, longitude: 1, accuracy: 'roof' },
    ],
  },
  phone: { good: [['030 1234567', '+49 30 1234567']], bad: ['hello', '1'] },
  email: { good: [['Ada@Example.ORG', 'ada@example.org']], bad: ['ada', 'a@b', 'a b@c.de', 'a@b..de', '@c.de'] },
  link: {
    good: [['example.org/x', 'https://example.org/x']],
    bad: ['javascript:alert(1)', 'ftp://x.de', 'https://', 'data:text/html,x'],
  },
  file: { good: [[{ id, name: 'lie' }, { id }]], bad: [id, { id: 'x' }, [{ id }]] },
  image: { field: { multiple: true }, good: [[[{ id }], [{ id }]]], bad: [{ id }] },
  user: { good: [[id, id]], bad: ['x'] },
  team: { good: [[id, id]], bad: ['x'] },
  json: { good: [[{ a: [1] }, { a: [1] }]], bad: ['x'.repeat(100_001)] },
  computed: {
    field: { result: 'text' },
    good: [
      [' a\n b ', 'a b'],
      [3, '3'],
    ],
    bad: [{}],
  },
  repetition: {
    good: [
      ['RRULE:FREQ=DAILY', 'RRULE:FREQ=DAILY'],
      ['FREQ=WEEKLY;BYDAY=TH,MO;INTERVAL=1', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TH'],
    ],
    bad: [1, '', 'weekly', 'RRULE:FREQ=SECONDLY', 'RRULE:FREQ=DAILY;COUNT=0'],
  },
};
/** Nobody gives these a value. */
const FILLED: readonly FieldTypeName[] = ['roll-up', 'number-range'];

describe('the list of field types', () => {
  it('is the list of the schema, each under its own name and with cases here', () => {
    expect(Object.keys(fieldTypes).sort()).toEqual([...fieldSchema.properties.type.enum].sort());
    for (const [name, type] of Object.entries(fieldTypes)) expect(type.name).toBe(name);
    expect([...Object.keys(CASES), ...FILLED].sort()).toEqual(Object.keys(fieldTypes).sort());
  });
});

describe.each(Object.entries(CASES))('%s', (name, { field: more = {}, good, bad }) => {
  const type = fieldTypes[name as FieldTypeName];
  const model = field(type.name, more);
  it.each(good.map((one) => [JSON.stringify(one[0]), ...one] as const))('stores %s', (_text, given, stored) => {
    expect(type.normalize?.(given, model, 'f')).toEqual({ value: stored });
    // What is stored can be stored again.
    if (stored !== null) expect(type.normalize?.(stored, model, 'f')).toEqual({ value: stored });
    expect(type.format(stored, model, 'de')).toBeTypeOf('string');
    // The schema that the API shows lets through what is stored.
    if (stored !== null) expect(ajv.validate(type.valueSchema(model), stored), ajv.errorsText()).toBe(true);
  });
  it.each(bad.map((value) => [String(JSON.stringify(value)).slice(0, 60), value] as const))(
    'refuses %s with its place',
    (_text, value) => {
      const parsed = type.normalize?.(value, model, 'f');
      expect(parsed).toHaveProperty('issue');
      if (parsed && 'issue' in parsed) expect(parsed.issue.path.split('.')[0]).toBe('f');
    },
  );
  it('has nothing to show for nothing', () => expect(type.format(null, model, 'de')).toBe(''));
});

/** Per line: type, what its definition says, value, in German, in English. */
const SHOWN: readonly (readonly [FieldTypeName, Partial<FieldModel>, unknown, string, string])[] = [
  ['integer', { unit: 'kWh' }, 1234567, '1.234.567 kWh', '1,234,567 kWh'],
  ['decimal', { unit: 'ct/kWh' }, '31.4500', '31,45 ct/kWh', '31.45 ct/kWh'],
  ['decimal', {}, '-1200.0000', '-1.200', '-1,200'],
  ['percent', {}, '19.00', '19 %', '19 %'],
  ['money', {}, '1234.50', '1.234,50 €', '1,234.50 €'],
  ['money', { currency: 'CHF' }, '0.00', '0,00 CHF', '0.00 CHF'],
  ['boolean', {}, false, 'Nein', 'No'],
  ['date', {}, '1980-03-14', '14.03.1980', '14/03/1980'],
  ['time', {}, '09:00:00', '09:00', '09:00'],
  ['time', {}, '09:15:30', '09:15:30', '09:15:30'],
  ['duration', {}, 90, '1 Std. 30 Min.', '1 h 30 min'],
  ['option', { options }, 'a', 'Äpfel', 'Apples'],
  ['options', { options }, ['b', 'gone'], 'Birnen, gone', 'Pears, gone'],
  ['reference', {}, { id, title: 'Ada' }, 'Ada', 'Ada'],
  ['reference', {}, { id, title: null }, id, id],
  ['references', {}, [{ id, title: 'Ada' }, id], `Ada, ${id}`, `Ada, ${id}`],
  ['child-rows', {}, [{}], '1 Zeile', '1 row'],
  [
    'address',
    {},
    { street: 'Weg', houseNumber: '1a', postalCode: '50667', city: 'Köln', country: 'DE' },
    'Weg 1a, 50667 Köln',
    'Weg 1a, 50667 Köln',
  ],
  [
    'rich-text',
    {},
    '<p>a &amp; <b>b</b></p><ul><li>c&nbsp;</li><li>d &lt;e&gt;</li></ul>',
    'a & b c d <e>',
    'a & b c d <e>',
  ],
  ['computed', { result: 'decimal', unit: 'kWh' }, '2500.0000', '2.500 kWh', '2,500 kWh'],
  ['roll-up', { currency: 'EUR' }, '1500.00', '1.500,00 €', '1,500.00 €'],
  ['roll-up', {}, '2026-03-14', '14.03.2026', '14/03/2026'],
  [
    'file',
    { multiple: true },
    [
      { id, name: 'a.pdf' },
      { id, name: 'b.pdf' },
    ],
    'a.pdf, b.pdf',
    'a.pdf, b.pdf',
  ],
];

describe('what people read', () => {
  it('comes from one list', () => {
    expect(Object.keys(shownTypes)).toEqual(Object.keys(fieldTypes));
    for (const [name, shown] of Object.entries(shownTypes)) {
      expect(fieldTypes[name as FieldTypeName], name).toMatchObject(shown);
    }
  });
  it.each(SHOWN)('%s %o of %o', (type, more, value, de, en) => {
    const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');
    expect(spaced(formatValue(value, field(type, more), 'de'))).toBe(de);
    expect(spaced(formatValue(value, field(type, more), 'en'))).toBe(en);
  });
  it('is an instant by the clock of the reader', () => {
    const at = new Date(2026, 2, 14, 9, 5);
    expect(formatValue(at.toISOString(), field('date-time'), 'de')).toBe('14.03.2026 09:05');
    expect(formatValue(at.toISOString(), field('date-time'), 'en')).toBe('14/03/2026 09:05');
  });
  it('stands in an input without its unit', () => {
    expect(shownTypes.money.formatBare?.('1234.50', field('money'), 'de')).toBe('1.234,50');
    expect(shownTypes.decimal.formatBare?.('1.5000', field('decimal', { unit: 'kWh' }), 'de')).toBe('1,5');
  });
});

describe('what is shown can be typed', () => {
  const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map((value) => {
    const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
    return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  });
  const days = fc
    .date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  it.each(['de', 'en'] as const)('money and dates, in %s', (language) => {
    const roundTrip = (type: 'money' | 'date', value: string): unknown => {
      const model = field(type);
      return fieldTypes[type].parse(fieldTypes[type].format(value, model, language), model, language);
    };
    fc.assert(
      fc.property(cents, (value) => {
        expect(roundTrip('money', value)).toEqual({ value: value === '-0.00' ? '0.00' : value });
      }),
    );
    fc.assert(
      fc.property(days, (value) => {
        expect(roundTrip('date', value)).toEqual({ value });
      }),
    );
  });
  it.each(['de', 'en'] as const)('numbers with units, times, durations and instants, in %s', (language) => {
    const roundTrip = (type: FieldTypeName, more: Partial<FieldModel>, value: unknown): void => {
      const model = field(type, more);
      const text = fieldTypes[type].format(value, model, language);
      expect(fieldTypes[type].parse(text, model, language), text).toEqual({ value });
    };
    const two = (part: number): string => String(part).padStart(2, '0');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) =>
        roundTrip('integer', { unit: 'm³' }, Object.is(value, -0) ? 0 : value),
      ),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
        const digits = value.toString().padStart(5, '0');
        const decimal = `${digits.slice(0, -4)}.${digits.slice(-4)}`;
        roundTrip('decimal', { unit: 'ct/kWh' }, decimal);
        roundTrip('percent', { scale: 4 }, decimal);
        roundTrip('money', { scale: 4, currency: 'CHF' }, decimal);
      }),
    );
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), fc.nat(59), (hour, minute, second) =>
        roundTrip('time', {}, `${two(hour)}:${two(minute)}:${two(second)}`),
      ),
    );
    fc.assert(fc.property(fc.nat(1_000_000), (minutes) => roundTrip('duration', {}, minutes)));
    const moments = { min: new Date('1970-01-02'), max: new Date('9999-12-30'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(moments), (at) => {
        // After the hour that a change of the clocks may bring twice.
        at.setHours(Math.max(at.getHours(), 5), at.getMinutes(), 0, 0);
        roundTrip('date-time', {}, at.toISOString());
      }),
    );
  });
  it('the ways in which Germans write', () => {
    expect(fieldTypes.money.parse('1234,5 €', field('money'), 'de')).toEqual({ value: '1234.50' });
    expect(fieldTypes.date.parse('14031980', field('date'), 'de')).toEqual({ value: '1980-03-14' });
    expect(fieldTypes.time.parse('9.15 Uhr', field('time'), 'de')).toEqual({ value: '09:15:00' });
    expect(fieldTypes.decimal.parse('1.234,5', field('decimal'), 'de')).toEqual({ value: '1234.5000' });
    expect(fieldTypes.decimal.parse('1,234.5', field('decimal'), 'en')).toEqual({ value: '1234.5000' });
    expect(fieldTypes.date.parse('3.4.', field('date'), 'de')).toEqual({ value: `${new Date().getFullYear()}-04-03` });
    expect(fieldTypes.duration.parse('1,5 h', field('duration'), 'de')).toEqual({ value: 90 });
    expect(fieldTypes.option.parse('äpfel', field('option', { options }), 'de')).toEqual({ value: 'a' });
  });
});
