import type { Issue } from '@leitwerk/metadata/issue';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { AreaLookup } from '../area/find-area.ts';
import { isRefused } from '../core/calculate.ts';
import type { VatRate } from '../core/component.ts';
import { plusMonths } from '../core/days.ts';
import type { Bonus, YearCosts } from '../core/year-costs.ts';
import { yearCosts } from '../core/year-costs.ts';
import { textIn } from '../read-records.ts';
import type { TariffSettings } from '../settings.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { CalculationInput } from './calculation-input.ts';
import { sheetsWithin } from './choose-sheets.ts';
import type { Delivery } from './delivery.ts';
import { readDelivery } from './delivery.ts';
import type { NetworkSheet } from './read-network.ts';
import { readNetwork } from './read-network.ts';
import type { WantedProducts } from './read-products.ts';
import { readProducts } from './read-products.ts';
import { readRegulated, vatOf } from './read-regulated.ts';
import type { SupplySheet } from './read-supply.ts';
import { readSupply } from './read-supply.ts';
import { regulatedPrices } from './regulated-prices.ts';

export type SheetName = {
  readonly id: string;
  readonly title: string;
  readonly validFrom: string;
  readonly validTo: string | null;
};

export type ProductResult = {
  readonly product: { readonly id: string; readonly title: string };
  readonly scope: 'all-in' | 'supply' | null;
  /** Those that prices of the first and the following year come from. */
  readonly priceSheets: readonly SheetName[];
  /** Null when something stands against it. */
  readonly costs: YearCosts | null;
  /** Why there are no costs. */
  readonly issues: readonly Issue[];
  /** Why an all-in price is not divided into its parts. */
  readonly notes: readonly Issue[];
};

export type Comparison = {
  readonly lookup: AreaLookup;
  readonly consumption: Delivery['consumption'];
  readonly networkSheets: readonly (SheetName & { readonly isProvisional: boolean })[];
  readonly results: readonly ProductResult[];
};

/**
 * Prices of products for a delivery, from what the actor may read. Everything is read once for all products, and what they have in
 * common is worked out once. Those that are sold in the division on the first day are compared when none are named.
 */
export async function compareProducts(
  input: CalculationInput,
  wanted: WantedProducts,
  context: ModuleContext,
): Promise<Comparison> {
  const settings = tariffSettings(context.settings('tariff'));
  const ground = await readGround(input, context);
  const { delivery, sheets, until } = ground;
  const records = await readProducts(input, wanted, settings.products, context);
  const ids = records.map((record) => record.id);
  const supply = await readSupply(context, settings.priceSheets, ids, until, delivery.postalCode);
  const title = context.entity(settings.products.entity)?.entity.titleField;
  const titleOf = (record: WireRecord): string => textIn(record, title);
  const results = records.map((record) => {
    const own = supply.get(record.id) ?? [];
    const found = costsOf(record, own, { ...ground, input, settings, titleOf });
    const used = sheetsWithin(
      own.filter((sheet) => sheet.scope === found.scope),
      input.start,
      until,
    );
    return { product: { id: record.id, title: titleOf(record) }, priceSheets: used.map(nameOf), ...found };
  });
  return {
    lookup: delivery.lookup,
    consumption: delivery.consumption,
    networkSheets: sheetsWithin(sheets, input.start, until).map((sheet) => ({
      ...nameOf(sheet),
      isProvisional: sheet.isProvisional,
    })),
    results,
  };
}

/** What all products of a delivery have in common. */
export async function readGround(input: CalculationInput, context: ModuleContext): Promise<Ground> {
  const delivery = await readDelivery(input, context);
  const until = plusMonths(input.start, 24);
  const values = await readRegulated(context, input.division, until, delivery.lookup.area?.municipalityKey ?? null);
  const sheets = await readSheets(input, delivery, until, context);
  const vat = vatOf(values);
  return { delivery, sheets, until, vat, regulatedOf: regulatedPrices({ input, delivery, values, sheets, vat }) };
}

type Ground = {
  readonly delivery: Delivery;
  readonly sheets: readonly NetworkSheet[];
  /** The day after the following year. */
  readonly until: string;
  readonly vat: readonly VatRate[];
  readonly regulatedOf: ReturnType<typeof regulatedPrices>;
};

const nameOf = ({
  id,
  title,
  validFrom,
  validTo,
}: Omit<SheetName, 'validTo'> & { readonly validTo?: string }): SheetName => ({
  id,
  title,
  validFrom,
  validTo: validTo ?? null,
});

async function readSheets(
  input: CalculationInput,
  { lookup, isIntervalMetered }: Delivery,
  until: string,
  context: ModuleContext,
): Promise<readonly NetworkSheet[]> {
  if (!lookup.area) return [];
  return readNetwork(context, lookup.area.id, until, {
    customerGroup: input.audience === 'consumer' ? 'household' : 'business',
    networkLevel: input.networkLevel ?? 'low',
    metering: isIntervalMetered ? 'interval-metered' : 'standard-load-profile',
  });
}

type Given = Pick<Ground, 'delivery' | 'vat' | 'regulatedOf'> & {
  readonly input: CalculationInput;
  readonly settings: TariffSettings;
  readonly titleOf: (record: WireRecord) => string;
};

/** What a product costs by these price sheets, or what stands against it. */
export function costsOf(
  record: WireRecord,
  sheets: readonly SupplySheet[],
  given: Given,
): Pick<ProductResult, 'scope' | 'costs' | 'issues' | 'notes'> {
  const { input, delivery, vat, regulatedOf, settings } = given;
  const scope = scopeAt(sheets, input.start);
  const none = { scope, costs: null, notes: [] };
  if (scope === null) return { ...none, issues: [tariffIssue('products', 'tariff.no-price-sheet')] };
  // A product may change from one scope to the other; then only the sheets of the scope at the start are one price.
  const supply = sheets.filter((sheet) => sheet.scope === scope).flatMap((sheet) => sheet.components);
  const kind = textIn(record, settings.products.kind);
  const regulated = regulatedOf((settings.products.basicSupplyKinds ?? []).includes(kind));
  if (scope === 'supply' && regulated.issues.length > 0) return { ...none, issues: regulated.issues };
  const isKnown = regulated.issues.length === 0;
  const request = {
    start: input.start,
    consumption: delivery.consumption,
    components: scope === 'supply' ? [...supply, ...regulated.components] : supply,
    ...(scope === 'all-in' && { included: isKnown ? regulated.components : null }),
    vat,
    rounding: input.rounding ?? 'display',
    audience: input.audience,
    bonuses: bonusesOf(record, given.titleOf(record), input, settings),
    instalments: { perYear: perYearOf(record, settings), step: settings.instalmentStep ?? '0.01' },
  } as const;
  const costs = yearCosts(request);
  const notes = scope === 'all-in' && input.section14a ? [tariffIssue('section14a', 'tariff.section14a-all-in')] : [];
  if (!isRefused(costs))
    return { scope, costs, issues: [], notes: scope === 'all-in' ? [...notes, ...regulated.issues] : [] };
  if (!request.included) return { ...none, issues: costs.issues };
  // The price itself may be known although its parts are not.
  const alone = yearCosts({ ...request, included: null });
  return isRefused(alone)
    ? { ...none, issues: alone.issues }
    : { scope, costs: alone, issues: [], notes: costs.issues };
}

/** Of the sheet that is valid on the first day, or of the last one before it. */
function scopeAt(sheets: readonly SupplySheet[], start: string): 'all-in' | 'supply' | null {
  const begun = sheets.filter((sheet) => sheet.validFrom <= start);
  const last = begun.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return last?.scope ?? null;
}

function bonusesOf(
  record: WireRecord,
  source: string,
  input: CalculationInput,
  settings: TariffSettings,
): readonly Bonus[] {
  const { products, instantBonusDays = 60 } = settings;
  const worth = (field: string | undefined): string | null => {
    const value = textIn(record, field);
    return value === '' || Number(value) === 0 ? null : value;
  };
  const instant = worth(products.instantBonus);
  const percent = input.newCustomer === false ? null : worth(products.newCustomerBonus);
  return [
    ...(instant === null
      ? []
      : [{ kind: 'instant', unit: 'eur', value: instant, paidAfter: { days: instantBonusDays }, source } as const]),
    ...(percent === null
      ? []
      : [{ kind: 'new-customer', unit: 'percent', value: percent, paidAfter: { months: 12 }, source } as const]),
  ];
}

function perYearOf(record: WireRecord, { products }: TariffSettings): number {
  const value = products.instalmentsPerYear === undefined ? undefined : record[products.instalmentsPerYear];
  return typeof value === 'number' && value > 0 ? value : 12;
}
