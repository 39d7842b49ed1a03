import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';

/** Names of fields and states of the application; see `settings.schema.json`, by which they have been checked. */
export type OffersSettings = {
  readonly offer: {
    readonly entity: string;
    readonly status: string;
    readonly open: readonly string[];
    readonly approved?: readonly string[];
    readonly sent: readonly string[];
    readonly accepted: readonly string[];
    readonly version: string;
    readonly chosen: string;
  };
  readonly items: {
    readonly entity: string;
    readonly offer: string;
    readonly variant: string;
    readonly discount: string;
    readonly calculation?: string;
    readonly product?: string;
    readonly division?: string;
    readonly set?: string;
    readonly needed: readonly string[];
  };
  readonly products?: { readonly entity: string; readonly division?: string; readonly active?: string };
  readonly sets?: {
    readonly entity: string;
    readonly products: string;
    readonly required?: string;
    readonly discount?: string;
    readonly active?: string;
    readonly from?: string;
    readonly to?: string;
  };
  /** Percent. */
  readonly discountLimit: string;
};

/** Null while the application has said nothing. */
export const offersSettings = (settings: ModuleSettings): OffersSettings | null =>
  settings['offer'] === undefined ? null : (settings as OffersSettings);

/** What product sets need to be named; null where the application has none. */
export function setSettings({ items, products, sets }: OffersSettings): SetSettings | null {
  const { product, set, division } = items;
  return products && sets && product !== undefined && set !== undefined
    ? { products, sets, product, set, division }
    : null;
}

export type SetSettings = {
  readonly products: NonNullable<OffersSettings['products']>;
  readonly sets: NonNullable<OffersSettings['sets']>;
  /** Fields of an item. */
  readonly product: string;
  readonly set: string;
  readonly division: string | undefined;
};
