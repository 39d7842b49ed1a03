import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { SoughtAddress } from '../area/match-area.ts';
import type { Audience, Rounding } from '../core/calculation.ts';
import type { Register } from '../core/component.ts';
import type { Division } from '../division.ts';
import { DIVISIONS } from '../division.ts';

/** What is asked: where, from when, how much, how it is measured and whom it is told to. Kept with an offer as it was. */
export type CalculationInput = {
  readonly division: Division;
  /** First day of supply. */
  readonly start: string;
  readonly audience: Audience;
  /** `display` when absent. */
  readonly rounding?: Rounding;
  readonly address?: SoughtAddress;
  /** A record of one of the entities that the settings name; its address and consumption count where none is given. */
  readonly deliveryPoint?: { readonly entity: string; readonly id: string };
  /** One of the candidates of an ambiguous look-up. */
  readonly area?: { readonly id: string; readonly municipalityKey?: string };
  readonly consumption: {
    /** Of a year. Absent with `gas` or a delivery point. */
    readonly kwh?: string;
    readonly registers?: Partial<Readonly<Record<Register, string>>>;
    readonly kw?: string;
    /** Metered m³ of a year, condition number and calorific value. */
    readonly gas?: { readonly volume: string; readonly z: string; readonly heat: string };
  };
  /** `standard-load-profile` when neither this nor the delivery point says otherwise. */
  readonly metering?: 'standard-load-profile' | 'interval-metered';
  /** `modern-meter` when absent; electricity only. */
  readonly meter?: 'modern-meter' | 'smart-metering-system' | 'controllable';
  /** `low` when absent. */
  readonly networkLevel?: 'low' | 'medium' | 'high';
  readonly section14a?: 'module1' | 'module2' | 'module3';
  /** Levies that §22 EnFG waives do not count. */
  readonly levyExemption?: boolean;
  /** Gas of basic supply for cooking and hot water only. */
  readonly cooking?: boolean;
  /** False: no bonus for new customers. */
  readonly newCustomer?: boolean;
};

const DECIMAL = { type: 'string', pattern: '^\\d{1,10}(\\.\\d{1,6})?$' } as const;
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const TEXT = { type: 'string', minLength: 1, maxLength: 100 } as const;
const UUID = { type: 'string', format: 'uuid' } as const;

/** An object with these properties and no other. */
export const closed = (required: readonly string[], properties: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

/** By name; part of the bodies and inputs below. */
export const CALCULATION_PROPERTIES = {
  division: { enum: DIVISIONS },
  start: { ...DAY, description: 'First day of supply' },
  audience: { enum: ['consumer', 'business'], description: 'Whether costs are told with tax' },
  rounding: { enum: ['invoice', 'display'] },
  address: closed(['postalCode'], {
    postalCode: { type: 'string', pattern: '^\\d{5}$' },
    place: TEXT,
    district: TEXT,
    street: TEXT,
    houseNumber: { type: 'string', minLength: 1, maxLength: 20 },
  }),
  deliveryPoint: closed(['entity', 'id'], { entity: TEXT, id: UUID }),
  area: closed(['id'], { id: UUID, municipalityKey: { type: 'string', pattern: '^\\d{8}$' } }),
  consumption: closed([], {
    kwh: DECIMAL,
    registers: closed([], { peak: DECIMAL, 'off-peak': DECIMAL, standard: DECIMAL }),
    kw: DECIMAL,
    gas: closed(['volume', 'z', 'heat'], { volume: DECIMAL, z: DECIMAL, heat: DECIMAL }),
  }),
  metering: { enum: ['standard-load-profile', 'interval-metered'] },
  meter: { enum: ['modern-meter', 'smart-metering-system', 'controllable'] },
  networkLevel: { enum: ['low', 'medium', 'high'] },
  section14a: { enum: ['module1', 'module2', 'module3'] },
  levyExemption: { type: 'boolean' },
  cooking: { type: 'boolean' },
  newCustomer: { type: 'boolean' },
} as const;

export const CALCULATION_REQUIRED = ['division', 'start', 'audience', 'consumption'] as const;

/** Products that are compared; when none are named all that are offered on the first day, or those of some kinds. */
export const COMPARISON_BODY = closed(CALCULATION_REQUIRED, {
  ...CALCULATION_PROPERTIES,
  products: { type: 'array', minItems: 1, maxItems: 12, uniqueItems: true, items: UUID },
  kinds: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: TEXT },
});

/** An offer and what is asked for it; the product is that of the offer. */
export const OFFER_INPUT = closed([...CALCULATION_REQUIRED, 'offer'], { ...CALCULATION_PROPERTIES, offer: UUID });

/** A product and what is asked for it; put into the offer `head`, or into a new one of `customer`. */
export const NEW_OFFER_INPUT = closed([...CALCULATION_REQUIRED, 'product'], {
  ...CALCULATION_PROPERTIES,
  product: UUID,
  head: UUID,
  customer: UUID,
  variant: TEXT,
  discount: { type: 'string', pattern: '^\\d{1,3}(\\.\\d{1,2})?$', description: 'Percent off the annual cost' },
});
