import type { Division, PriceInput, SoughtAddress } from '../../client/tariff.ts';

/** What the form of prices holds while somebody fills it in. */
export type PriceQuestion = {
  readonly division: Division;
  readonly start: string | null;
  readonly audience: 'consumer' | 'business';
  /** Of an address field. */
  readonly address: Readonly<Record<string, unknown>> | null;
  readonly district: string;
  readonly measure: 'kwh' | 'registers' | 'volume';
  readonly kwh: string | null;
  readonly peak: string | null;
  readonly offPeak: string | null;
  readonly standard: string | null;
  readonly volume: string | null;
  readonly z: string | null;
  readonly heat: string | null;
  readonly isIntervalMetered: boolean;
  readonly kw: string | null;
  readonly meter: NonNullable<PriceInput['meter']>;
  readonly section14a: 'none' | NonNullable<PriceInput['section14a']>;
  readonly levyExemption: boolean;
  /** One of several grid areas that somebody has chosen. */
  readonly area: PriceInput['area'] | null;
  /** Kinds of products that are compared; null for those usual for the customer. */
  readonly kinds: readonly string[] | null;
  /** What a kept calculation was asked with and the form has no place for: it is asked again with the same. */
  readonly carried: Carried;
};

/** The delivery point with its division: that of another one is none. */
type Carried = Pick<PriceInput, 'rounding' | 'cooking' | 'newCustomer' | 'networkLevel'> & {
  readonly point?: { readonly division: Division; readonly record: NonNullable<PriceInput['deliveryPoint']> };
};

export const emptyQuestion = (start: string): PriceQuestion => ({
  division: 'electricity',
  start,
  audience: 'consumer',
  address: null,
  district: '',
  measure: 'kwh',
  kwh: null,
  peak: null,
  offPeak: null,
  standard: null,
  volume: null,
  z: null,
  heat: null,
  isIntervalMetered: false,
  kw: null,
  meter: 'modern-meter',
  section14a: 'none',
  levyExemption: false,
  area: null,
  kinds: null,
  carried: {},
});

/** As the server is asked; null while what it needs is missing. */
export function inputFromQuestion(question: PriceQuestion): PriceInput | null {
  const { division, start, audience, area, meter, section14a } = question;
  const consumption = consumptionOf(question);
  if (start === null || consumption === null) return null;
  const address = addressOf(question);
  const isElectricity = division === 'electricity';
  const { point: _point, cooking, ...carried } = question.carried;
  const deliveryPoint = pointOf(question);
  return {
    ...carried,
    ...(!isElectricity && cooking !== undefined && { cooking }),
    ...(deliveryPoint && { deliveryPoint }),
    division,
    start,
    audience,
    consumption,
    ...(address && { address }),
    ...(area && { area }),
    metering: question.isIntervalMetered ? 'interval-metered' : 'standard-load-profile',
    ...(isElectricity && { meter }),
    ...(isElectricity && section14a !== 'none' && { section14a }),
    ...(isElectricity && question.levyExemption && { levyExemption: true }),
  };
}

/** At another address there is another delivery point. */
export function withAddress(question: PriceQuestion, address: PriceQuestion['address']): PriceQuestion {
  const { point: _point, ...carried } = question.carried;
  return { ...question, address, area: null, carried };
}

const pointOf = ({ division, carried: { point } }: PriceQuestion): PriceInput['deliveryPoint'] | null =>
  point?.division === division ? point.record : null;

function consumptionOf(question: PriceQuestion): PriceInput['consumption'] | null {
  const { measure, kwh, peak, offPeak, volume, z, heat, kw } = question;
  // The standard level is asked for with module 3 only; what is not shown is not sent.
  const standard = question.section14a === 'module3' ? question.standard : null;
  const demand = question.isIntervalMetered && kw !== null ? { kw } : {};
  if (measure === 'volume' && question.division === 'gas')
    return volume === null || z === null || heat === null ? null : { gas: { volume, z, heat }, ...demand };
  if (measure === 'registers' && question.division === 'electricity') {
    const registers = {
      ...(peak !== null && { peak }),
      ...(offPeak !== null && { 'off-peak': offPeak }),
      ...(standard !== null && { standard }),
    };
    return Object.keys(registers).length === 0 ? null : { registers, ...demand };
  }
  if (kwh !== null) return { kwh, ...demand };
  // A delivery point knows its consumption itself.
  return pointOf(question) ? demand : null;
}

function addressOf({ address, district }: PriceQuestion): SoughtAddress | null {
  const part = (name: string): string => String(address?.[name] ?? '').trim();
  const postalCode = part('postalCode');
  if (!/^\d{5}$/.test(postalCode)) return null;
  return {
    postalCode,
    ...(part('city') !== '' && { place: part('city') }),
    ...(district.trim() !== '' && { district: district.trim() }),
    ...(part('street') !== '' && { street: part('street') }),
    ...(part('houseNumber') !== '' && { houseNumber: part('houseNumber') }),
  };
}

/** The form as it was when a kept calculation was asked for. */
export function questionFromInput(input: PriceInput, empty: PriceQuestion): PriceQuestion {
  const { consumption, address, rounding, cooking, newCustomer, networkLevel, deliveryPoint } = input;
  const { registers, gas } = consumption;
  return {
    ...empty,
    division: input.division,
    start: input.start,
    audience: input.audience,
    address: address
      ? {
          postalCode: address.postalCode,
          city: address.place ?? '',
          street: address.street ?? '',
          houseNumber: address.houseNumber ?? '',
        }
      : null,
    district: address?.district ?? '',
    measure: gas ? 'volume' : registers ? 'registers' : 'kwh',
    kwh: consumption.kwh ?? null,
    peak: registers?.peak ?? null,
    offPeak: registers?.['off-peak'] ?? null,
    standard: registers?.standard ?? null,
    volume: gas?.volume ?? null,
    z: gas?.z ?? null,
    heat: gas?.heat ?? null,
    isIntervalMetered: input.metering === 'interval-metered',
    kw: consumption.kw ?? null,
    meter: input.meter ?? 'modern-meter',
    section14a: input.section14a ?? 'none',
    levyExemption: input.levyExemption === true,
    area: input.area ?? null,
    carried: {
      ...(rounding !== undefined && { rounding }),
      ...(cooking !== undefined && { cooking }),
      ...(newCustomer !== undefined && { newCustomer }),
      ...(networkLevel !== undefined && { networkLevel }),
      ...(deliveryPoint && { point: { division: input.division, record: deliveryPoint } }),
    },
  };
}
