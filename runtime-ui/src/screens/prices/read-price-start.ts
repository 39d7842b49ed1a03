import type { OpenRecord } from '../../client/records.ts';
import { readRecord } from '../../client/records.ts';
import type { KeptCalculation, TariffSetup } from '../../client/tariff.ts';
import { readTariffSetup } from '../../client/tariff.ts';
import { isRecord } from '../../values/equal-values.ts';
import { localDay } from '../../values/local-day.ts';
import type { PriceQuestion } from './price-question.ts';
import { emptyQuestion, questionFromInput } from './price-question.ts';
import type { PricesSearch } from './prices-search.ts';

/** With what the screen begins: the form as far as a record fills it, and whose prices are wanted. */
export type PriceStart = {
  readonly question: PriceQuestion;
  /** That of an offer; those on offer when absent. */
  readonly products?: readonly string[];
  readonly setup: TariffSetup;
  readonly offer: { readonly entity: string; readonly id: string; readonly title: string } | null;
};

type TitleOf = (entity: string, record: OpenRecord) => string;

/** Reads the offer or the delivery point that the address names. @param titleOf what a record is called */
export async function readPriceStart({ offer, entity, id }: PricesSearch, titleOf: TitleOf): Promise<PriceStart> {
  const empty = emptyQuestion(localDay(new Date()));
  const setup = await readTariffSetup();
  if (offer !== undefined) return startOfOffer(offer, setup, empty, titleOf);
  const point = setup.deliveryPoints.find((one) => one.entity === entity);
  if (!point || id === undefined) return { question: empty, setup, offer: null };
  const record = await readRecord(point.entity, id, []);
  const of = (name: string | null): unknown => (name === null ? null : record[name]);
  const address = of(point.address);
  const isGas = of(point.division) === 'gas';
  return {
    question: {
      ...empty,
      division: isGas ? 'gas' : 'electricity',
      address: isRecord(address) ? address : null,
      kwh: numberIn(of(point.consumption)),
      isIntervalMetered: of(point.metering) === 'interval-metered',
    },
    setup,
    offer: null,
  };
}

async function startOfOffer(
  id: string,
  setup: TariffSetup,
  empty: PriceQuestion,
  titleOf: TitleOf,
): Promise<PriceStart> {
  const { offers, products } = setup;
  if (!offers) return { question: empty, setup, offer: null };
  const record = await readRecord(offers.entity, id, []);
  const product = record[offers.product];
  const kept = record[offers.calculation];
  const offer = { entity: offers.entity, id, title: titleOf(offers.entity, record) };
  if (typeof product !== 'string' || !products) return { question: empty, setup, offer };
  const division = (await readRecord(products.entity, product, []))[products.division];
  const question = isRecord(kept)
    ? questionFromInput((kept as unknown as KeptCalculation).input, empty)
    : { ...empty, kwh: numberIn(record[offers.consumption]) };
  return {
    question: { ...question, division: division === 'gas' ? 'gas' : 'electricity' },
    products: [product],
    setup,
    offer,
  };
}

const numberIn = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : null;
