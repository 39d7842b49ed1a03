import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';

/** Names of fields of the application; see `settings.schema.json`, by which they have been checked. */
export type ProductSettings = {
  readonly entity: string;
  readonly code?: string;
  readonly division: string;
  readonly kind: string;
  readonly active?: string;
  readonly offeredFrom?: string;
  readonly offeredTo?: string;
  readonly instantBonus?: string;
  readonly newCustomerBonus?: string;
  readonly instalmentsPerYear?: string;
  readonly basicSupplyKinds?: readonly string[];
  readonly usualKinds?: { readonly consumer?: readonly string[]; readonly business?: readonly string[] };
};

export type PriceSheetSettings = {
  readonly entity: string;
  readonly name?: string;
  readonly version?: string;
  readonly product: string;
  readonly status?: string;
  readonly published?: readonly string[];
  readonly archived?: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly basis: string;
  readonly scope?: string;
  readonly postalCodes?: string;
  readonly positions: string;
};

export type DeliveryPointSettings = {
  readonly entity: string;
  readonly address: string;
  readonly division?: string;
  readonly consumption?: string;
  readonly metering?: string;
  readonly customer?: string;
};

export type OfferSettings = {
  readonly entity: string;
  readonly product: string;
  readonly priceSheet?: string;
  readonly consumption: string;
  readonly energyPrice: string;
  readonly basePrice: string;
  readonly calculation: string;
  readonly division?: string;
  readonly variant?: string;
  readonly discount?: string;
  readonly deliveryPoint?: string;
  readonly address?: string;
  /** Reference to `head`; both or none. */
  readonly headField?: string;
  readonly head?: OfferHeadSettings;
};

export type OfferHeadSettings = {
  readonly entity: string;
  readonly customer: string;
  readonly title: string;
  readonly start?: string;
};

export type CustomerSettings = {
  readonly entity: string;
  readonly address: string;
  readonly consumption?: string;
  readonly kind?: string;
  readonly businessKinds?: readonly string[];
};

/** Where contracts are recalculated together: what they are called, and the records that hold the result. */
export type RecalculationSettings = {
  readonly contracts: {
    readonly entity: string;
    readonly title: string;
    readonly product: string;
    readonly priceSheet: string;
    readonly division: string;
    readonly address: string;
    readonly consumption: string;
    readonly customer?: string;
  };
  readonly result: {
    readonly entity: string;
    readonly name: string;
    readonly keyDate: string;
    readonly priceSheet: string;
  };
  readonly line: {
    readonly entity: string;
    readonly result: string;
    readonly contract: string;
    readonly title: string;
    readonly customer?: string;
    readonly consumption: string;
    readonly oldPriceSheet: string;
    readonly newPriceSheet: string;
    readonly oldCost: string;
    readonly newCost: string;
    readonly difference: string;
    readonly percent: string;
    readonly oldShare: string;
    readonly newShare: string;
    readonly shareDifference: string;
    readonly problem: string;
  };
};

export type TariffSettings = {
  readonly products: ProductSettings;
  readonly priceSheets: PriceSheetSettings;
  readonly municipalities?: { readonly entity: string; readonly key: string; readonly inhabitants: string };
  readonly deliveryPoints?: readonly DeliveryPointSettings[];
  readonly offers?: OfferSettings;
  readonly customers?: CustomerSettings;
  readonly recalculations?: RecalculationSettings;
  readonly instantBonusDays?: number;
  readonly instalmentStep?: string;
};

export const tariffSettings = (settings: ModuleSettings): TariffSettings => settings as TariffSettings;
