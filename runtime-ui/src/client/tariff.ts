import type { Selection } from './runs.ts';
import { sendRequest } from './send-request.ts';

type Words = { readonly de: string; readonly en: string };
export type Division = 'electricity' | 'gas';
export type PriceGroup = 'supply' | 'grid' | 'metering' | 'concession' | 'levies' | 'taxes';
export type Register = 'peak' | 'off-peak' | 'standard';

export type TariffSetup = {
  readonly deliveryPoints: readonly {
    readonly entity: string;
    readonly address: string;
    readonly division: string | null;
    readonly consumption: string | null;
    readonly metering: string | null;
    readonly customer: string | null;
  }[];
  readonly products: {
    readonly entity: string;
    readonly division: string;
    readonly kind: string;
    readonly usualKinds: { readonly consumer?: readonly string[]; readonly business?: readonly string[] };
  } | null;
  readonly offers: {
    readonly entity: string;
    readonly product: string;
    readonly consumption: string;
    readonly calculation: string;
    readonly variant: string | null;
    readonly discount: string | null;
    /** What they belong to; null where the person may not make any. */
    readonly head: {
      readonly entity: string;
      readonly field: string;
      readonly customer: string;
      readonly start: string | null;
    } | null;
  } | null;
  readonly customers: {
    readonly entity: string;
    readonly address: string;
    readonly consumption: string | null;
    readonly kind: string | null;
    readonly businessKinds: readonly string[];
  } | null;
  /** Where price lists go, for whoever may import them. */
  readonly priceLists: { readonly entity: string } | null;
  /** Names of entities, for whoever may recalculate contracts. */
  readonly recalculations: { readonly contracts: string; readonly result: string; readonly priceSheets: string } | null;
};

export type SoughtAddress = {
  readonly postalCode: string;
  readonly place?: string;
  readonly district?: string;
  readonly street?: string;
  readonly houseNumber?: string;
};

/** What a price is asked for; see the module’s own description of it. */
export type PriceInput = {
  readonly division: Division;
  readonly start: string;
  readonly audience: 'consumer' | 'business';
  readonly address?: SoughtAddress;
  readonly area?: { readonly id: string; readonly municipalityKey?: string };
  readonly consumption: {
    readonly kwh?: string;
    readonly registers?: Partial<Readonly<Record<Register, string>>>;
    readonly kw?: string;
    readonly gas?: { readonly volume: string; readonly z: string; readonly heat: string };
  };
  readonly metering?: 'standard-load-profile' | 'interval-metered';
  readonly meter?: 'modern-meter' | 'smart-metering-system' | 'controllable';
  readonly section14a?: 'module1' | 'module2' | 'module3';
  readonly levyExemption?: boolean;
  readonly rounding?: 'invoice' | 'display';
  readonly cooking?: boolean;
  readonly newCustomer?: boolean;
  readonly networkLevel?: 'low' | 'medium' | 'high';
  readonly deliveryPoint?: { readonly entity: string; readonly id: string };
};

export type GridArea = {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly operatorName: string;
  readonly municipalityKey: string | null;
  readonly place: string;
  readonly district: string | null;
  readonly street: string | null;
};

export type AreaLookup = {
  readonly status: 'unique' | 'ambiguous' | 'none';
  readonly need: readonly ('place' | 'district' | 'street' | 'houseNumber')[];
  readonly area: GridArea | null;
  readonly candidates: readonly GridArea[];
};

export type PricePosition = {
  readonly key: string;
  readonly kind: string;
  readonly label: Words;
  readonly registers: readonly Register[] | null;
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
  readonly quantityUnit: 'year' | 'month' | 'kwh' | 'kw-year';
  readonly price: string;
  readonly priceUnit: PriceUnit;
  readonly basis: 'net' | 'gross';
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly isAssumed: boolean;
  readonly amount: string;
};

export type PriceUnit = 'eur-year' | 'eur-month' | 'ct-kwh' | 'eur-kw-year';

export type PositionGroup = {
  readonly group: PriceGroup;
  readonly amount: string;
  readonly positions: readonly PricePosition[];
};

type Totals = { readonly net: string; readonly vat: string; readonly gross: string };

export type Calculation = {
  readonly basis: 'net' | 'gross';
  readonly audience: 'consumer' | 'business';
  readonly groups: readonly PositionGroup[];
  readonly included: readonly PositionGroup[];
  readonly parts: readonly { readonly group: PriceGroup; readonly net: string }[];
  readonly invoice: Totals;
  readonly display: Totals;
  readonly unitPrices: readonly {
    readonly from: string;
    readonly register: Register | null;
    readonly net: string;
    readonly gross: string;
  }[];
  readonly basePrices: readonly { readonly from: string; readonly net: string; readonly gross: string }[];
  readonly isAssumed: boolean;
};

export type YearCosts = {
  readonly calculation: Calculation;
  readonly annual: string;
  readonly bonuses: readonly { readonly kind: string; readonly amount: string; readonly expectedOn: string }[];
  readonly firstYear: string;
  readonly followingYear: { readonly amount: string; readonly isAssumed: boolean };
  readonly instalment: string;
};

export type PriceResult = {
  readonly product: { readonly id: string; readonly title: string };
  readonly scope: 'all-in' | 'supply' | null;
  readonly costs: YearCosts | null;
  readonly issues: readonly Words[];
  readonly notes: readonly Words[];
};

export type PriceComparison = {
  readonly lookup: AreaLookup;
  readonly networkSheets: readonly { readonly id: string; readonly title: string; readonly isProvisional: boolean }[];
  readonly results: readonly PriceResult[];
};

/** What an offer keeps of how its prices came about. */
export type KeptCalculation = {
  readonly calculatedOn: string;
  readonly input: PriceInput;
  readonly product: { readonly id: string; readonly title: string };
  readonly costs: YearCosts;
};

type Side = { readonly amount: string; readonly prices: readonly string[]; readonly priceUnit: PriceUnit };

export type PriceChanges = {
  readonly calculatedOn: { readonly before: string; readonly after: string };
  readonly annual: { readonly before: string; readonly after: string; readonly difference: string };
  readonly differences: readonly {
    readonly key: string;
    readonly label: Words;
    readonly isIncluded: boolean;
    readonly before: Side | null;
    readonly after: Side | null;
    readonly difference: string;
  }[];
};

export const readTariffSetup = async (): Promise<TariffSetup> =>
  (await sendRequest<TariffSetup>('GET', '/tariff/setup')).body;

/** Which products: named ones, or all on offer, of some kinds. */
export type WantedProducts = { readonly products?: readonly string[]; readonly kinds?: readonly string[] };

export const comparePrices = async (input: PriceInput, wanted: WantedProducts): Promise<PriceComparison> =>
  (await sendRequest<PriceComparison>('POST', '/tariff/compare', { body: { ...input, ...wanted } })).body;

/** Calculates an offer's prices and keeps them with it. */
export const priceOffer = async (offer: string, input: PriceInput): Promise<void> => {
  await sendRequest('POST', '/actions/tariff.priceOffer', { body: { ...input, offer } });
};

type RecordName = { readonly entity: string; readonly id: string };

/** Into which offer a product is put: one that is there, or a new one of a customer. */
export type OfferTarget = { readonly head: string } | { readonly customer: string };

/** Puts a product with its calculated price into an offer. */
export const makeOffer = async (
  target: OfferTarget,
  product: string,
  input: PriceInput,
  more: { readonly variant?: string; readonly discount?: string },
): Promise<Readonly<Record<'head' | 'item', RecordName>>> =>
  (
    await sendRequest<Readonly<Record<'head' | 'item', RecordName>>>('POST', '/actions/tariff.makeOffer', {
      body: { ...input, ...more, ...target, product },
    })
  ).body;

/** @param keep whether the offer takes the new prices */
export const recalculateOffer = async (offer: string, keep: boolean): Promise<PriceChanges> =>
  (await sendRequest<PriceChanges>('POST', '/actions/tariff.recalculateOffer', { body: { offer, keep } })).body;

/** Begins to work out what contracts will cost. */
export const recalculateContracts = async (
  asked: Selection & { readonly name: string; readonly keyDate: string; readonly priceSheet?: string },
): Promise<{
  readonly run: { readonly id: string };
  readonly result: { readonly entity: string; readonly id: string };
}> =>
  (
    await sendRequest<{ run: { id: string }; result: { entity: string; id: string } }>(
      'POST',
      '/actions/tariff.recalculateContracts',
      { body: asked },
    )
  ).body;
