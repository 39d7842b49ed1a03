import type { Issue } from '@leitwerk/metadata/issue';
import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { SoughtAddress } from '../area/match-area.ts';
import { Exact, HUNDRED, money } from '../core/exact.ts';
import { DIVISIONS } from '../division.ts';
import type { CalculationInput } from '../live/calculation-input.ts';
import { costsOf, readGround } from '../live/compare-products.ts';
import { reaches, readSupply, sheetOf } from '../live/read-supply.ts';
import { idIn, readRecords, textIn } from '../read-records.ts';
import type { RecalculationSettings, TariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';

/** What a contract costs in a year by the old and by the new price sheet. Consumers' costs are with tax, businesses' without. */
export type Recalculated = {
  readonly oldSheet: string;
  readonly newSheet: string;
  readonly oldCost: string;
  readonly newCost: string;
  readonly difference: string;
  /** Of the old cost, with one digit; null when that is zero. */
  readonly percent: string | null;
  /** The supplier's own share in a year without tax (§41b(4) EnWG); null when the parts of an all-in price are not known. */
  readonly oldShare: string | null;
  readonly newShare: string | null;
  readonly shareDifference: string | null;
};

type Given = {
  readonly keyDate: string;
  /** The price sheet that is tried, of its product. */
  readonly priceSheet: WireRecord | null;
  readonly settings: TariffSettings;
  readonly names: RecalculationSettings['contracts'];
};

/**
 * Both costs are for the same year from the key date on, the same consumption and the same grid charges, levies and taxes: what
 * differs is the price sheet alone.
 */
export async function recalculateContract(
  contract: WireRecord,
  { keyDate, priceSheet, settings, names }: Given,
  context: ModuleContext,
): Promise<Recalculated | { readonly issues: readonly Issue[] }> {
  const { products, priceSheets } = settings;
  try {
    const product = await oneRecord(context, products.entity, idIn(contract, names.product));
    if (!product)
      return refused('tariff.contract-incomplete', { field: labelOf(names.entity, names.product, context) });
    const input = inputOf(contract, product, keyDate, { settings, names }, context);
    if ('issues' in input) return input;
    const ground = await readGround(input, context);
    if (priceSheet && idIn(priceSheet, priceSheets.product) !== product.id) return refused('tariff.other-product');
    const { postalCode } = ground.delivery;
    if (priceSheet && !reaches(textIn(priceSheet, priceSheets.postalCodes), postalCode))
      return refused('tariff.other-region');
    const inForce = await readSupply(context, priceSheets, [product.id], keyDate, postalCode);
    const sheets = inForce.get(product.id) ?? [];
    const onDay = (day: string): string | undefined =>
      sheets.find(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day)?.id;
    const oldSheet = idIn(contract, names.priceSheet) || onDay(dayAfter(keyDate, -1)) || '';
    const newSheet = priceSheet?.id ?? onDay(keyDate) ?? '';
    if (newSheet === '') return refused('tariff.no-new-sheet');
    const costs = async (id: string) => {
      const record = id === priceSheet?.id ? priceSheet : await oneRecord(context, priceSheets.entity, id);
      if (!record) return null;
      const always = { ...record, [priceSheets.validFrom]: keyDate, [priceSheets.validTo]: null };
      const titleOf = (one: WireRecord): string => textIn(one, context.entity(products.entity)?.entity.titleField);
      return costsOf(product, [sheetOf(always, priceSheets, context)], { ...ground, input, settings, titleOf });
    };
    const before = await costs(oldSheet);
    if (!before) return refused('tariff.no-old-sheet');
    const after = await costs(newSheet);
    if (!after) return refused('tariff.no-new-sheet');
    if (!before.costs || !after.costs) return { issues: [...before.issues, ...after.issues] };
    const shareOf = ({ calculation }: typeof before.costs): string | null =>
      calculation.parts.find(({ group }) => group === 'supply')?.net ?? null;
    const [oldShare, newShare] = [shareOf(before.costs), shareOf(after.costs)];
    const [oldCost, newCost] = [before.costs.annual, after.costs.annual];
    const difference = new Exact(newCost).minus(oldCost);
    return {
      oldSheet,
      newSheet,
      oldCost,
      newCost,
      difference: money(difference),
      percent: new Exact(oldCost).isZero() ? null : difference.div(oldCost).times(HUNDRED).toFixed(1),
      oldShare,
      newShare,
      shareDifference: oldShare === null || newShare === null ? null : money(new Exact(newShare).minus(oldShare)),
    };
  } catch (error) {
    if (error instanceof ActionRefused) return { issues: error.issues };
    throw error;
  }
}

const refused = (...[code, params]: [Parameters<typeof tariffIssue>[1], Parameters<typeof tariffIssue>[2]?]) => ({
  issues: [tariffIssue('', code, params)],
});

async function oneRecord(context: ModuleContext, entity: string, id: string): Promise<WireRecord | undefined> {
  if (id === '') return undefined;
  const [record] = await readRecords(context, entity, { id });
  return record;
}

const labelOf = (entity: string, field: string, context: ModuleContext) =>
  context.entity(entity)?.entity.fields.find(({ name }) => name === field)?.label ?? field;

/** What is asked for a contract: its delivery and what it uses. Whom a kind of product is usual for, it is priced for. */
function inputOf(
  contract: WireRecord,
  product: WireRecord,
  start: string,
  { settings, names }: Pick<Given, 'settings' | 'names'>,
  context: ModuleContext,
): CalculationInput | { readonly issues: readonly Issue[] } {
  const { usualKinds, kind } = settings.products;
  const division = DIVISIONS.find((one) => one === textIn(contract, names.division));
  const address = (contract[names.address] ?? null) as { readonly [part: string]: string | undefined } | null;
  const kwh = textIn(contract, names.consumption);
  const missing =
    division === undefined
      ? names.division
      : !address?.['postalCode']
        ? names.address
        : kwh === ''
          ? names.consumption
          : null;
  if (missing !== null || division === undefined)
    return refused('tariff.contract-incomplete', { field: labelOf(names.entity, missing ?? '', context) });
  const isBusiness = usualKinds?.business?.includes(textIn(product, kind)) ?? false;
  const sought: SoughtAddress = {
    postalCode: address?.['postalCode'] ?? '',
    ...(address?.['city'] && { place: address['city'] }),
    ...(address?.['street'] && { street: address['street'] }),
    ...(address?.['houseNumber'] && { houseNumber: address['houseNumber'] }),
  };
  return {
    division,
    start,
    audience: isBusiness ? 'business' : 'consumer',
    address: sought,
    consumption: { kwh },
    newCustomer: false,
  };
}
