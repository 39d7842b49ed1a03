import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { GROUPS, REGISTERS } from '../core/component.ts';
import { CALCULATION_PROPERTIES, CALCULATION_REQUIRED, closed } from '../live/calculation-input.ts';

/** Shape of what is kept; another number when it changes. */
export const LAYOUT = 1;

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const UUID = { type: 'string', format: 'uuid' } as const;
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const DAY_OR_NONE = { ...DAY, type: ['string', 'null'] } as const;
const TEXT_OR_NONE = { type: ['string', 'null'] } as const;
const NUMBER = { type: 'string', pattern: '^-?\\d{1,20}(\\.\\d{1,60})?$' } as const;
const COUNT = { type: 'integer', minimum: 1 } as const;
const WORDS = all({ de: TEXT, en: TEXT });
const GROUP = { enum: GROUPS } as const;
const UNIT = { enum: ['eur-year', 'eur-month', 'ct-kwh', 'eur-kw-year'] } as const;
const BASIS = { enum: ['net', 'gross'] } as const;
const TOTALS = all({ net: NUMBER, vat: NUMBER, gross: NUMBER });

const POSITION = all({
  key: TEXT,
  kind: TEXT,
  label: WORDS,
  registers: { type: ['array', 'null'], items: { enum: REGISTERS } },
  from: DAY,
  to: DAY,
  days: COUNT,
  yearDays: COUNT,
  quantity: NUMBER,
  quantityUnit: { enum: ['year', 'month', 'kwh', 'kw-year'] },
  price: NUMBER,
  priceUnit: UNIT,
  basis: BASIS,
  validFrom: DAY,
  validTo: DAY_OR_NONE,
  source: TEXT,
  isAssumed: FLAG,
  exact: NUMBER,
  rounding: all({ digits: { const: 2 }, mode: { const: 'half-up' } }),
  amount: NUMBER,
  vatPercent: NUMBER,
});
const POSITIONS = list(all({ group: GROUP, amount: NUMBER, positions: list(POSITION) }));

const CALCULATION = all({
  period: all({ from: DAY, to: DAY }),
  basis: BASIS,
  rounding: CALCULATION_PROPERTIES.rounding,
  audience: CALCULATION_PROPERTIES.audience,
  groups: POSITIONS,
  included: POSITIONS,
  parts: list(all({ group: GROUP, net: NUMBER })),
  vatLines: list(all({ percent: NUMBER, net: NUMBER, vat: NUMBER })),
  invoice: TOTALS,
  display: TOTALS,
  exact: all({ net: NUMBER, gross: NUMBER }),
  unitPrices: list(
    all({ from: DAY, to: DAY, register: { enum: [...REGISTERS, null] }, net: NUMBER, gross: NUMBER, isAverage: FLAG }),
  ),
  basePrices: list(all({ from: DAY, to: DAY, net: NUMBER, gross: NUMBER })),
  isAssumed: FLAG,
});

const BONUS = all({
  kind: { enum: ['instant', 'new-customer', 'loyalty', 'free-energy'] },
  unit: { enum: ['eur', 'percent', 'kwh'] },
  value: NUMBER,
  paidAfter: closed([], { days: { type: 'integer' }, months: { type: 'integer' } }),
  source: TEXT,
  amount: NUMBER,
  expectedOn: DAY,
  isFirstYear: FLAG,
});

const SHEET = { id: UUID, title: TEXT, validFrom: DAY, validTo: DAY_OR_NONE } as const;
const AREA = all({
  id: UUID,
  number: TEXT,
  name: TEXT,
  operatorName: TEXT,
  operatorCode: TEXT_OR_NONE,
  basicSupplier: TEXT_OR_NONE,
  municipalityKey: TEXT_OR_NONE,
  place: TEXT,
  district: TEXT_OR_NONE,
  street: TEXT_OR_NONE,
});

/** A calculation as an offer keeps it; whoever may write the offer may write anything into its field. */
export const KEPT_CALCULATION: JsonSchema = all({
  layout: { const: LAYOUT },
  calculatedOn: DAY,
  input: closed(CALCULATION_REQUIRED, CALCULATION_PROPERTIES),
  product: all({ id: UUID, title: TEXT }),
  area: { ...AREA, type: ['object', 'null'] },
  priceSheets: list(all(SHEET)),
  networkSheets: list(all({ ...SHEET, isProvisional: FLAG })),
  costs: all({
    calculation: CALCULATION,
    annual: NUMBER,
    bonuses: list(BONUS),
    firstYear: NUMBER,
    followingYear: all({ amount: NUMBER, isAssumed: FLAG }),
    instalment: NUMBER,
  }),
  prices: all({ kwh: NUMBER, energyPrice: NUMBER, basePrice: NUMBER }),
});

/** An object of these properties. One that is null is absent: records keep no nulls within a value. */
function all(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const required = Object.entries(properties).filter(([, schema]) => !mayBeNull(schema));
  return closed(
    required.map(([name]) => name),
    properties,
  );
}

function mayBeNull({ type, enum: options }: JsonSchema): boolean {
  return [type, options].some((one) => Array.isArray(one) && (one.includes('null') || one.includes(null)));
}

function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}
