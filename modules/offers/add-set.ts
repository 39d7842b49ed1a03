import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Action, ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { offersIssue } from './offers-issue.ts';
import type { ProductSet } from './product-sets.ts';
import { readSets } from './product-sets.ts';
import type { OffersSettings } from './settings.ts';
import { offersSettings, setSettings } from './settings.ts';

export const ADD_SET = 'offers.addSet';

type Input = {
  readonly offer: string;
  readonly set: string;
  readonly products?: readonly string[];
  readonly variant?: string;
};

const UUID = { type: 'string', format: 'uuid' } as const;

/** Puts the products of a set into an offer, an item each, with the set's discount. All or none. */
export const addSet: Action = {
  label: { de: 'Produktpaket in ein Angebot aufnehmen', en: 'Put a product set into an offer' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['offer', 'set'],
    properties: {
      offer: { ...UUID, 'x-label': { de: 'Angebot', en: 'Offer' } },
      set: { ...UUID, 'x-label': { de: 'Produktpaket', en: 'Product set' } },
      products: {
        type: 'array',
        uniqueItems: true,
        maxItems: 50,
        items: UUID,
        description: 'Those of the set that are wanted beside the ones that are always among them',
      },
      variant: { type: 'string', minLength: 1, maxLength: 48 },
    },
  },
  run: async (given, context) => {
    const { offer: id, set: wanted, products = [], variant } = given as Input;
    const settings = offersSettings(context.settings('offers'));
    const named = settings && setSettings(settings);
    if (!settings || !named) throw new ActionRefused([offersIssue('set', 'offers.no-sets')]);
    await readOffer(id, settings, context);
    const set = (await readSets(context.today, named, context)).find((one) => one.id === wanted);
    if (!set) throw new ActionRefused([offersIssue('set', 'offers.no-such-set')]);
    const chosen = set.products.filter((one) => one.isRequired || products.includes(one.id));
    const isForeign = products.some((product) => !set.products.some((one) => one.id === product));
    if (isForeign || chosen.length === 0) throw new ActionRefused([offersIssue('products', 'offers.not-of-set')]);
    if (chosen.some(({ record }) => record === null))
      throw new ActionRefused([offersIssue('set', 'offers.set-not-sold')]);
    const { items } = settings;
    const commands = chosen.map(({ id: product, discount, record }) => ({
      action: 'create' as const,
      entity: items.entity,
      id: newId(),
      values: {
        [items.offer]: id,
        [named.product]: product,
        [named.set]: set.id,
        ...(variant !== undefined && { [items.variant]: variant }),
        ...(discount !== null && { [items.discount]: discount }),
        ...(named.division !== undefined &&
          named.products.division !== undefined && { [named.division]: record?.[named.products.division] ?? null }),
      },
    }));
    await context.write(commands);
    return { items: commands.map((one) => one.id) };
  },
};

const text = { type: 'string' } as const;

/** What can be done with an offer now, for its page. */
export const choicesRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/offers/choices/{offer}',
  summary: 'Whether items of an offer may change, and the product sets that can be put into it',
  answer: {
    type: 'object',
    properties: {
      isOpen: { type: 'boolean' },
      sets: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: text,
            title: text,
            products: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  id: text,
                  title: text,
                  isRequired: { type: 'boolean' },
                  discount: { type: ['string', 'null'] },
                },
              },
            },
          },
        },
      },
    },
  },
  handle: async ({ params }, context) => {
    const settings = offersSettings(context.settings('offers'));
    if (!settings) throw new ActionRefused([offersIssue('', 'offers.no-offer')]);
    const offer = await readOffer(params['offer'] ?? '', settings, context);
    const isOpen = settings.offer.open.includes(String(offer[settings.offer.status]));
    const named = setSettings(settings);
    const maySee = named && context.entity(named.sets.entity) && context.entity(named.products.entity);
    const mayAdd = isOpen && context.mayCall(ADD_SET) && maySee;
    const sets = mayAdd ? await readSets(context.today, named, context) : [];
    return {
      isOpen,
      sets: sets
        .filter(isWhole)
        .map((set) => ({
          id: set.id,
          title: titleOf(named?.sets.entity, set.record, context),
          products: set.products
            .filter(({ record }) => record !== null)
            .map(({ id, record, isRequired, discount }) => ({
              id,
              title: titleOf(named?.products.entity, record, context),
              isRequired,
              discount,
            })),
        }))
        .toSorted((a, b) => a.title.localeCompare(b.title, context.actor.language)),
    };
  },
};

/** A set lacks what it always has when that is not sold any more. */
const isWhole = ({ products }: ProductSet): boolean =>
  products.some(({ record }) => record !== null) &&
  products.every(({ isRequired, record }) => !isRequired || record !== null);

function titleOf(entity: string | undefined, record: WireRecord | null, context: ModuleContext): string {
  const field = context.entity(entity ?? '')?.entity.titleField ?? 'id';
  return String(record?.[field] ?? record?.id ?? '');
}

async function readOffer(id: string, { offer }: OffersSettings, context: ModuleContext): Promise<WireRecord> {
  const { items } = await context.list(offer.entity, { filter: { id }, limit: 1 });
  if (!items[0]) throw new ActionRefused([offersIssue('offer', 'offers.no-offer')]);
  return items[0];
}
