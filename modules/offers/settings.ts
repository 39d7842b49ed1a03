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
    readonly needed: readonly string[];
  };
  /** Percent. */
  readonly discountLimit: string;
};

/** Null while the application has said nothing. */
export const offersSettings = (settings: ModuleSettings): OffersSettings | null =>
  settings['offer'] === undefined ? null : (settings as OffersSettings);
