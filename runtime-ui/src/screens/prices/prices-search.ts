/**
 * From where prices are asked, as it stands in the address: an item of an offer, a record that is a delivery point, a customer who is
 * to get an offer, or an offer that is to get another item.
 */
export type PricesSearch = {
  readonly offer?: string;
  readonly entity?: string;
  readonly id?: string;
  readonly customer?: string;
  readonly head?: string;
};

const NAME = /^[a-z][a-zA-Z0-9-]*$/;
const ID = /^[0-9a-f-]{36}$/;
const IDS = ['offer', 'customer', 'head'] as const;

export function pricesSearchFrom(given: Readonly<Record<string, unknown>>): PricesSearch {
  const { entity, id } = given;
  const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
  const isPoint = typeof entity === 'string' && NAME.test(entity) && isId(id);
  const ids = IDS.flatMap((name) => (isId(given[name]) ? [[name, given[name]]] : []));
  return { ...Object.fromEntries(ids), ...(isPoint && { entity, id }) };
}
