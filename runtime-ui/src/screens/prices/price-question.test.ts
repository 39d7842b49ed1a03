import { expect, it } from 'vitest';
import { emptyQuestion, inputFromQuestion, questionFromInput } from './price-question.ts';

const EMPTY = emptyQuestion('2026-01-01');

it('asks only when the consumption is complete, in the way that was chosen', () => {
  expect(inputFromQuestion(EMPTY)).toBeNull();
  expect(inputFromQuestion({ ...EMPTY, kwh: '3500', start: null })).toBeNull();
  expect(inputFromQuestion({ ...EMPTY, kwh: '3500' })?.consumption).toEqual({ kwh: '3500' });
  const registers = { ...EMPTY, measure: 'registers', kwh: '9', peak: '2500', offPeak: '1000' } as const;
  expect(inputFromQuestion(registers)?.consumption).toEqual({ registers: { peak: '2500', 'off-peak': '1000' } });
  const volume = { ...EMPTY, division: 'gas', measure: 'volume', volume: '1850', z: '0.9587' } as const;
  expect(inputFromQuestion(volume)).toBeNull();
  expect(inputFromQuestion({ ...volume, heat: '11.274' })?.consumption).toEqual({
    gas: { volume: '1850', z: '0.9587', heat: '11.274' },
  });
});

it('what is for electricity only is not asked for gas', () => {
  const both = { ...EMPTY, kwh: '1', section14a: 'module1', levyExemption: true } as const;
  expect(inputFromQuestion(both)).toMatchObject({ section14a: 'module1', levyExemption: true, meter: 'modern-meter' });
  const gas = inputFromQuestion({ ...both, division: 'gas' });
  for (const name of ['section14a', 'levyExemption', 'meter']) expect(gas).not.toHaveProperty(name);
});

it('an address without a postal code is none', () => {
  const at = (address: Record<string, unknown>) => inputFromQuestion({ ...EMPTY, kwh: '1', address })?.address;
  expect(at({ city: 'Beispielstadt' })).toBeUndefined();
  expect(at({ postalCode: '99992', city: 'Beispielstadt', street: ' ', houseNumber: '7' })).toEqual({
    postalCode: '99992',
    place: 'Beispielstadt',
    houseNumber: '7',
  });
});

it('what was asked comes back into the form', () => {
  const question = {
    ...EMPTY,
    measure: 'registers',
    peak: '2500',
    offPeak: '1000',
    address: { postalCode: '99992', city: 'Beispielstadt', street: 'Hauptstraße', houseNumber: '7' },
    district: 'Oberdorf',
    isIntervalMetered: true,
    kw: '40',
    section14a: 'module1',
    meter: 'controllable',
  } as const;
  const input = inputFromQuestion(question);
  expect(input && questionFromInput(input, EMPTY)).toEqual(question);
});

it('the standard level is sent with module 3 only, which shows it', () => {
  const registers = { ...EMPTY, measure: 'registers', peak: '1', offPeak: '2', standard: '3' } as const;
  expect(inputFromQuestion(registers)?.consumption).toEqual({ registers: { peak: '1', 'off-peak': '2' } });
  const module3 = inputFromQuestion({ ...registers, section14a: 'module3' });
  expect(module3?.consumption).toEqual({ registers: { peak: '1', 'off-peak': '2', standard: '3' } });
});

it('what the form has no place for is asked again as it was', () => {
  const deliveryPoint = { entity: 'delivery-point', id: '01900000-0000-7000-8000-000000000000' };
  const kept = {
    division: 'gas',
    start: '2026-01-01',
    audience: 'consumer',
    consumption: {},
    metering: 'standard-load-profile',
    rounding: 'invoice',
    cooking: true,
    newCustomer: false,
    networkLevel: 'medium',
    deliveryPoint,
  } as const;
  const question = questionFromInput(kept, EMPTY);
  expect(inputFromQuestion(question)).toEqual(kept);
  // The delivery point is one of gas, and so is cooking.
  const other = inputFromQuestion({ ...question, division: 'electricity', kwh: '3500' });
  expect(other).toMatchObject({ rounding: 'invoice', consumption: { kwh: '3500' } });
  for (const name of ['deliveryPoint', 'cooking']) expect(other).not.toHaveProperty(name);
});
