import type { Dialect } from '@leitwerk/metadata/wire/import';
import { sendRequest } from './send-request.ts';

type Words = { readonly de: string; readonly en: string };

export type PriceListColumn = { readonly column: string; readonly target: string; readonly expression?: string };

/** How a price list is read; what a profile keeps. */
export type PriceListSettings = {
  readonly dialect: Dialect;
  readonly language: 'de' | 'en';
  readonly columns: readonly PriceListColumn[];
  readonly basis: 'net' | 'gross';
  readonly scope: 'all-in' | 'supply';
  /** Of rows that do not say it. */
  readonly validFrom?: string;
};

export type PriceListLook = {
  readonly file: { readonly id: string; readonly name: string; readonly size: number };
  readonly dialect: Dialect;
  readonly choices: readonly string[];
  /** In which numbers and days seem to be written. */
  readonly language: 'de' | 'en';
  readonly names: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly columns: readonly PriceListColumn[];
  /** What a column can be for. */
  readonly targets: Readonly<Record<string, Words>>;
};

export type PriceChange = {
  readonly type: string;
  readonly unit: string;
  readonly tierFrom: number | null;
  readonly tierTo: number | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
  readonly percent: string | null;
};

export type ListedSheet = {
  readonly line: number;
  readonly product: { readonly id: string; readonly code: string; readonly title: string };
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly region: readonly string[];
  readonly basis: 'net' | 'gross';
  readonly scope: 'all-in' | 'supply';
  readonly last: { readonly id: string; readonly title: string; readonly validFrom: string } | null;
  readonly changes: readonly PriceChange[];
};

export type PriceListFinding = {
  readonly level: 'error' | 'warning';
  readonly line: number | null;
  readonly column: string | null;
  readonly message: Words;
};

export type CheckedPriceList = {
  readonly sheets: readonly ListedSheet[];
  readonly findings: readonly PriceListFinding[];
};

export const inspectPriceList = async (file: string, dialect?: Dialect): Promise<PriceListLook> =>
  (
    await sendRequest<PriceListLook>('POST', '/tariff/price-list/inspect', {
      body: { file, ...(dialect && { dialect }) },
    })
  ).body;

export const checkPriceList = async (file: string, settings: PriceListSettings): Promise<CheckedPriceList> =>
  (await sendRequest<CheckedPriceList>('POST', '/tariff/price-list/check', { body: { file, settings } })).body;

/** @returns the price sheets that were made, as drafts */
export const importPriceList = async (
  file: string,
  settings: PriceListSettings,
): Promise<{ readonly entity: string; readonly created: readonly string[] }> =>
  (
    await sendRequest<{ entity: string; created: string[] }>('POST', '/actions/tariff.importPriceList', {
      body: { file, settings },
    })
  ).body;
