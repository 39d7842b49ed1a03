import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { RECALCULATE } from '../portfolio/recalculate-contracts.ts';
import { mayImportPriceLists } from '../price-list/check-price-list.ts';
import type { ProductSettings } from '../settings.ts';
import { tariffSettings } from '../settings.ts';

const text = { type: 'string' } as const;
const orNull = { type: ['string', 'null'] } as const;

const productsOf = ({ entity, division, kind, usualKinds = {} }: ProductSettings): object => ({
  entity,
  division,
  kind,
  usualKinds,
});

/** What screens must know of the application's names: where a price is asked for and where it is kept. */
export const setupRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/tariff/setup',
  summary: 'Entities and fields that delivery points and offers are, of those that the asker may read',
  answer: {
    type: 'object',
    properties: {
      deliveryPoints: {
        type: 'array',
        items: {
          type: 'object',
          properties: { entity: text, address: text, division: orNull, consumption: orNull, metering: orNull },
        },
      },
      products: {
        type: ['object', 'null'],
        properties: { entity: text, division: text, kind: text, usualKinds: { type: 'object' } },
      },
      offers: {
        type: ['object', 'null'],
        properties: { entity: text, product: text, consumption: text, calculation: text },
      },
      priceLists: { type: ['object', 'null'], properties: { entity: text } },
      recalculations: {
        type: ['object', 'null'],
        properties: { contracts: text, result: text, priceSheets: text },
      },
    },
  },
  handle: async (_request, context) => {
    const {
      products,
      priceSheets,
      deliveryPoints = [],
      offers,
      recalculations,
    } = tariffSettings(context.settings('tariff'));
    const isReadable = ({ entity }: { readonly entity: string }): boolean => context.entity(entity) !== null;
    return {
      deliveryPoints: deliveryPoints
        .filter(isReadable)
        .map(({ entity, address, division = null, consumption = null, metering = null }) => ({
          entity,
          address,
          division,
          consumption,
          metering,
        })),
      products: isReadable(products) ? productsOf(products) : null,
      offers:
        offers && isReadable(offers)
          ? {
              entity: offers.entity,
              product: offers.product,
              consumption: offers.consumption,
              calculation: offers.calculation,
            }
          : null,
      priceLists: mayImportPriceLists(context) && isReadable(priceSheets) ? { entity: priceSheets.entity } : null,
      recalculations:
        recalculations && context.mayCall(RECALCULATE) && isReadable(recalculations.contracts)
          ? {
              contracts: recalculations.contracts.entity,
              result: recalculations.result.entity,
              priceSheets: priceSheets.entity,
            }
          : null,
    };
  },
};
