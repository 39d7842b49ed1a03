import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused, newId } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { SoughtAddress } from '../area/match-area.ts';
import type { CalculationInput } from '../live/calculation-input.ts';
import { NEW_OFFER_INPUT } from '../live/calculation-input.ts';
import { idIn, textIn } from '../read-records.ts';
import type { OfferHeadSettings, OfferSettings } from '../settings.ts';
import { tariffSettings } from '../settings.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { KeptCalculation } from './kept-calculation.ts';
import { calculateProduct, offerSettings } from './kept-calculation.ts';
import { pricesIn } from './price-offer.ts';

type NewOffer = CalculationInput & {
  readonly product: string;
  /** The offer that it is added to. */
  readonly head?: string;
  /** Whose new offer it is, when there is none yet. */
  readonly customer?: string;
  readonly variant?: string;
  readonly discount?: string;
};

/**
 * Puts a product with its calculated price into an offer, a new one or one that is there. Offer and item come into being together.
 * @returns the ids of the offer and of what was added to it
 */
export const makeOffer: Action = {
  label: { de: 'Produkt in ein Angebot aufnehmen', en: 'Put a product into an offer' },
  input: NEW_OFFER_INPUT,
  run: async (given, context) => {
    const { product, head: known, customer, variant, discount, ...input } = given as NewOffer;
    const settings = offerSettings(context);
    const { entity, head, headField } = settings;
    if (!head || headField === undefined) throw new ActionRefused([tariffIssue('head', 'tariff.no-offer')]);
    if ((known === undefined) === (customer === undefined))
      throw new ActionRefused([tariffIssue('customer', 'tariff.offer-or-customer')]);
    await checkTarget(head, known, customer, input, context);
    const kept = await calculateProduct(product, input, context);
    const offer = known ?? newId();
    const item = newId();
    const values = {
      ...itemValues(input, kept, settings),
      [headField]: offer,
      [settings.product]: product,
      ...(settings.variant !== undefined && variant !== undefined && { [settings.variant]: variant }),
      ...(settings.discount !== undefined && discount !== undefined && { [settings.discount]: discount }),
    };
    await context.write([
      ...(customer === undefined ? [] : [newHead(offer, customer, kept, head)]),
      { action: 'create', entity, id: item, values },
    ]);
    return { head: { entity: head.entity, id: offer }, item: { entity, id: item } };
  },
};

/** What is put into an offer is for its customer and from its first day. Refuses what is for somebody else or another day. */
async function checkTarget(
  head: OfferHeadSettings,
  known: string | undefined,
  customer: string | undefined,
  { start, deliveryPoint }: CalculationInput,
  context: ModuleContext,
): Promise<void> {
  const offer = known === undefined ? null : await readOne(head.entity, known, context);
  if (known !== undefined && !offer) throw new ActionRefused([tariffIssue('head', 'tariff.no-offer')]);
  const day = offer && textIn(offer, head.start);
  if (day && day !== start) throw new ActionRefused([tariffIssue('start', 'tariff.other-start', { day })]);
  const whose = offer ? idIn(offer, head.customer) : customer;
  const { deliveryPoints = [] } = tariffSettings(context.settings('tariff'));
  const point = deliveryPoints.find(({ entity }) => entity === deliveryPoint?.entity);
  if (!deliveryPoint || point?.customer === undefined) return;
  const place = await readOne(point.entity, deliveryPoint.id, context);
  const owner = place ? idIn(place, point.customer) : '';
  if (owner !== '' && owner !== whose)
    throw new ActionRefused([tariffIssue('deliveryPoint.id', 'tariff.other-customer')]);
}

async function readOne(entity: string, id: string, context: ModuleContext): Promise<WireRecord | null> {
  const { items } = await context.list(entity, { filter: { id }, limit: 1 });
  return items[0] ?? null;
}

const newHead = (
  id: string,
  customer: string,
  { product, input }: KeptCalculation,
  head: OfferHeadSettings,
): RecordCommand => ({
  action: 'create',
  entity: head.entity,
  id,
  values: {
    [head.customer]: customer,
    [head.title]: product.title,
    ...(head.start !== undefined && { [head.start]: input.start }),
  },
});

function itemValues(
  input: CalculationInput,
  kept: KeptCalculation,
  settings: OfferSettings,
): Readonly<Record<string, unknown>> {
  const { division, deliveryPoint, address, calculation } = settings;
  return {
    ...pricesIn(kept, settings),
    [calculation]: kept,
    ...(division !== undefined && { [division]: input.division }),
    ...(deliveryPoint !== undefined && input.deliveryPoint && { [deliveryPoint]: input.deliveryPoint.id }),
    ...(address !== undefined && input.address && { [address]: wholeAddress(input.address) }),
  };
}

/** As records keep addresses. */
const wholeAddress = ({ postalCode, place, street, houseNumber }: SoughtAddress): Readonly<Record<string, string>> => ({
  postalCode,
  ...(place !== undefined && { city: place }),
  ...(street !== undefined && { street }),
  ...(houseNumber !== undefined && { houseNumber }),
  country: 'DE',
});
