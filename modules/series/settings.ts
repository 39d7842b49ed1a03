import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';

/** A row of records, as the application says. Names of fields. */
export type Series = {
  readonly entity: string;
  readonly of: string;
  readonly order: string;
  readonly before: readonly { readonly field: string; readonly from: string }[];
  readonly left?: { readonly field: string; readonly values: readonly string[] };
};

export const seriesOf = (settings: ModuleSettings): readonly Series[] =>
  (settings['series'] as readonly Series[] | undefined) ?? [];
