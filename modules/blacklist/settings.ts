import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';

/** How records of one entity are checked; see `settings.schema.json`, by which it has been checked. */
export type Check = {
  readonly entity: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly birthDate?: string;
  readonly company?: string;
  readonly holder?: string;
  readonly addresses?: readonly string[];
  readonly ibans?: readonly string[];
  readonly through?: readonly string[];
  readonly stops?: readonly ('create' | 'update')[];
  readonly events?: readonly string[];
  readonly mark?: { readonly level: string; readonly reason: string };
};

export const checksOf = (settings: ModuleSettings): readonly Check[] =>
  (settings['checks'] as readonly Check[] | undefined) ?? [];

export const checkOf = (settings: ModuleSettings, entity: string): Check | undefined =>
  checksOf(settings).find((one) => one.entity === entity);
