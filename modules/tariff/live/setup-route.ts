import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { RECALCULATE } from '../portfolio/recalculate-contracts.ts';
import { mayImportPriceLists } from '../price-list/check-price-list.ts';
import type { CustomerSettings, OfferSettings, ProductSettings } from '../settings.ts';
import { tariffSettings } from '../settings.ts';

const text = { type: 'string' } as const;
const orNull = { type: ['string', 'null'] } as const;

const productsOf = ({ entity, division, kind, usualKinds = {} }: ProductSettings): object => ({
  entity,
  division,
  kind,
  usualKinds,
});

const offersOf = (offers: OfferSettings, mayMake: boolean): object => {
  const { entity, product, consumption, calculation, variant = null, discount = null, head, headField } = offers;
  const above =
    head && mayMake
      ? { entity: head.entity, field: headField, customer: head.customer, start: head.start ?? null }
      : null;
  return { entity, product, consumption, calculation, variant, discount, head: above };
};

const customersOf = (customers: CustomerSettings): object => {
  const { entity, address, consumption = null, kind = null, businessKinds = [] } = customers;
  return { entity, address, consumption, kind, businessKinds };
};

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
          properties: {
            entity: text,
            address: text,
            division: orNull,
            consumption: orNull,
            metering: orNull,
            customer: orNull,
          },
        },
      },
      products: {
        type: ['object', 'null'],
        properties: { entity: text, division: text, kind: text, usualKinds: { type: 'object' } },
      },
      offers: {
        type: ['object', 'null'],
        properties: {
          entity: text,
          product: text,
          consumption: text,
          calculation: text,
          variant: orNull,
          discount: orNull,
          head: {
            type: ['object', 'null'],
            description: 'What they belong to; null where none may be made',
            properties: { entity: text, field: text, customer: text, start: orNull },
          },
        },
      },
      customers: {
        type: ['object', 'null'],
        properties: {
          entity: text,
          address: text,
          consumption: orNull,
          kind: orNull,
          businessKinds: { type: 'array', items: text },
        },
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
      customers,
      recalculations,
    } = tariffSettings(context.settings('tariff'));
    const isReadable = ({ entity }: { readonly entity: string }): boolean => context.entity(entity) !== null;
    return {
      deliveryPoints: deliveryPoints
        .filter(isReadable)
        .map(({ entity, address, division = null, consumption = null, metering = null, customer = null }) => ({
          entity,
          address,
          division,
          consumption,
          metering,
          customer,
        })),
      products: isReadable(products) ? productsOf(products) : null,
      offers: offers && isReadable(offers) ? offersOf(offers, context.mayCall('tariff.makeOffer')) : null,
      customers: customers && isReadable(customers) ? customersOf(customers) : null,
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
