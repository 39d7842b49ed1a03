import { statusOfError } from '../../client/problem-error.ts';
import type { OpenRecord } from '../../client/records.ts';
import { listRecords, readRecord } from '../../client/records.ts';
import type { KeptCalculation, OfferTarget, TariffSetup } from '../../client/tariff.ts';
import { readTariffSetup } from '../../client/tariff.ts';
import { isRecord } from '../../values/equal-values.ts';
import { localDay } from '../../values/local-day.ts';
import type { PriceQuestion } from './price-question.ts';
import { emptyQuestion, questionFromInput } from './price-question.ts';
import type { PricesSearch } from './prices-search.ts';

type Named = { readonly entity: string; readonly id: string; readonly title: string };

/** A place that is delivered to, with what it says of itself. */
export type KnownPlace = Named & {
  /** Empty for the address of the customer himself, which is no delivery point. */
  readonly point: string;
  readonly known: Pick<PriceQuestion, 'address' | 'kwh' | 'isIntervalMetered' | 'carried'> &
    Partial<Pick<PriceQuestion, 'division'>>;
};

/** An offer that is being made: whose, into which, and where he is delivered to. */
export type OfferBegun = {
  readonly target: OfferTarget;
  readonly customer: Named;
  readonly offer: Named | null;
  readonly places: readonly KnownPlace[];
};

/** With what the screen begins: the form as far as a record fills it, and whose prices are wanted. */
export type PriceStart = {
  readonly question: PriceQuestion;
  /** That of an offer; those on offer when absent. */
  readonly products?: readonly string[];
  readonly setup: TariffSetup;
  /** What takes the prices of its product. */
  readonly offer: Named | null;
  readonly begun: OfferBegun | null;
};

type TitleOf = (entity: string, record: OpenRecord) => string;
/** More than anybody chooses from a list; whoever has more begins at the delivery point. */
const MOST_PLACES = 100;

/** Reads the record that the address names. @param titleOf what a record is called */
export async function readPriceStart(search: PricesSearch, titleOf: TitleOf): Promise<PriceStart> {
  const { offer, entity, id, customer, head } = search;
  const empty = emptyQuestion(localDay(new Date()));
  const setup = await readTariffSetup();
  if (offer !== undefined) return startOfOffer(offer, setup, empty, titleOf);
  if (customer !== undefined) return startOfCustomer(customer, null, setup, empty, titleOf);
  if (head !== undefined) return startOfHead(head, setup, empty, titleOf);
  const point = setup.deliveryPoints.find((one) => one.entity === entity);
  const plain: PriceStart = { question: empty, setup, offer: null, begun: null };
  if (!point || id === undefined) return plain;
  const record = await readRecord(point.entity, id, []);
  const place = placeOf(point, record, titleOf);
  const whose = point.customer === null ? null : record[point.customer];
  const question = { ...empty, ...place.known };
  if (typeof whose !== 'string') return { ...plain, question };
  // A place may be seen by more people than its customer.
  const start = await startOfCustomer(whose, null, setup, empty, titleOf).catch(isHidden);
  if (!start) return { ...plain, question };
  return { ...start, question: { ...start.question, ...question, audience: start.question.audience } };
}

async function startOfHead(
  id: string,
  setup: TariffSetup,
  empty: PriceQuestion,
  titleOf: TitleOf,
): Promise<PriceStart> {
  const head = setup.offers?.head;
  if (!head) return { question: empty, setup, offer: null, begun: null };
  const record = await readRecord(head.entity, id, []);
  const offer = { entity: head.entity, id, title: titleOf(head.entity, record) };
  const day = head.start === null ? null : record[head.start];
  const from = { ...empty, ...(typeof day === 'string' && { start: day }) };
  return startOfCustomer(String(record[head.customer]), offer, setup, from, titleOf);
}

async function startOfCustomer(
  id: string,
  offer: Named | null,
  setup: TariffSetup,
  empty: PriceQuestion,
  titleOf: TitleOf,
): Promise<PriceStart> {
  const { customers, offers } = setup;
  const plain: PriceStart = { question: empty, setup, offer: null, begun: null };
  if (!customers) return plain;
  const record = await readRecord(customers.entity, id, []);
  const customer = { entity: customers.entity, id, title: titleOf(customers.entity, record) };
  const address = record[customers.address];
  const own: KnownPlace = {
    ...customer,
    point: '',
    known: {
      address: isRecord(address) ? address : null,
      kwh: customers.consumption === null ? null : numberIn(record[customers.consumption]),
      isIntervalMetered: false,
      carried: {},
    },
  };
  const places = [...(await placesOf(id, setup, titleOf)), own];
  const kind = customers.kind === null ? '' : String(record[customers.kind]);
  const first = places[0] ?? own;
  return {
    ...plain,
    question: {
      ...empty,
      ...first.known,
      audience: customers.businessKinds.includes(kind) ? 'business' : 'consumer',
    },
    begun: offers?.head ? { target: offer ? { head: offer.id } : { customer: id }, customer, offer, places } : null,
  };
}

async function placesOf(customer: string, setup: TariffSetup, titleOf: TitleOf): Promise<readonly KnownPlace[]> {
  const lists = setup.deliveryPoints.map(async (point) => {
    if (point.customer === null) return [];
    const page = await listRecords(point.entity, { filter: { [point.customer]: customer }, limit: MOST_PLACES });
    return page.items.map((record) => placeOf(point, record, titleOf));
  });
  return (await Promise.all(lists)).flat();
}

function placeOf(point: TariffSetup['deliveryPoints'][number], record: OpenRecord, titleOf: TitleOf): KnownPlace {
  const of = (name: string | null): unknown => (name === null ? null : record[name]);
  const address = of(point.address);
  const division = of(point.division) === 'gas' ? 'gas' : 'electricity';
  return {
    entity: point.entity,
    id: record.id,
    title: titleOf(point.entity, record),
    point: record.id,
    known: {
      address: isRecord(address) ? address : null,
      kwh: numberIn(of(point.consumption)),
      isIntervalMetered: of(point.metering) === 'interval-metered',
      division,
      carried: { point: { division, record: { entity: point.entity, id: record.id } } },
    },
  };
}

async function startOfOffer(
  id: string,
  setup: TariffSetup,
  empty: PriceQuestion,
  titleOf: TitleOf,
): Promise<PriceStart> {
  const { offers, products } = setup;
  const plain: PriceStart = { question: empty, setup, offer: null, begun: null };
  if (!offers) return plain;
  const record = await readRecord(offers.entity, id, []);
  const product = record[offers.product];
  const kept = record[offers.calculation];
  const offer = { entity: offers.entity, id, title: titleOf(offers.entity, record) };
  if (typeof product !== 'string' || !products) return { ...plain, offer };
  const division = (await readRecord(products.entity, product, []))[products.division];
  const question = isRecord(kept)
    ? questionFromInput((kept as unknown as KeptCalculation).input, empty)
    : { ...empty, kwh: numberIn(record[offers.consumption]) };
  return {
    ...plain,
    question: { ...question, division: division === 'gas' ? 'gas' : 'electricity' },
    products: [product],
    offer,
  };
}

/** Null for a record that is not there for the person; anything else goes on. */
function isHidden(error: unknown): null {
  const status = statusOfError(error);
  if (status === 403 || status === 404) return null;
  throw error;
}

const numberIn = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : null;
