import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { readRecords, textIn } from '../read-records.ts';
import type { ProductSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { CalculationInput } from './calculation-input.ts';

/** That are compared at once. */
const MOST_PRODUCTS = 500;

/** Which products: named ones, or those on offer, of some kinds. */
export type WantedProducts = { readonly products?: readonly string[]; readonly kinds?: readonly string[] };

/**
 * The products that are named, in their order, or all that are sold in the division on the first day. Refuses what does not exist
 * or is of another division, and more than 500: a comparison without some of them would be taken for whole.
 */
export async function readProducts(
  { division, start }: Pick<CalculationInput, 'division' | 'start'>,
  { products, kinds }: WantedProducts,
  settings: ProductSettings,
  context: Pick<ModuleContext, 'list'>,
): Promise<readonly WireRecord[]> {
  const { entity, active, offeredFrom, offeredTo } = settings;
  if (products) {
    const records = await readRecords(context, entity, { id: { in: products } });
    const byId = new Map(records.map((record) => [record.id, record]));
    return products.map((id, index) => {
      const record = byId.get(id);
      if (!record) throw new ActionRefused([tariffIssue(`products.${index}`, 'tariff.no-product')]);
      if (textIn(record, settings.division) !== division)
        throw new ActionRefused([tariffIssue(`products.${index}`, 'tariff.other-division')]);
      return record;
    });
  }
  const within = (field: string | undefined, side: 'lte' | 'gte'): readonly object[] =>
    field === undefined ? [] : [{ or: [{ [field]: { isNull: true } }, { [field]: { [side]: start } }] }];
  const filter = {
    [settings.division]: division,
    ...(active !== undefined && { [active]: true }),
    ...(kinds && { [settings.kind]: { in: kinds } }),
    and: [...within(offeredFrom, 'lte'), ...within(offeredTo, 'gte')],
  };
  return readRecords(context, entity, filter, {
    most: MOST_PRODUCTS,
    refusal: tariffIssue('kinds', 'tariff.too-many-products', { most: MOST_PRODUCTS }),
  });
}
