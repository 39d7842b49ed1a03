/** From where prices are asked, as it stands in the address: an offer, or a record that is a delivery point. */
export type PricesSearch = { readonly offer?: string; readonly entity?: string; readonly id?: string };

const NAME = /^[a-z][a-zA-Z0-9-]*$/;
const ID = /^[0-9a-f-]{36}$/;

export function pricesSearchFrom({ offer, entity, id }: Readonly<Record<string, unknown>>): PricesSearch {
  const isPoint = typeof entity === 'string' && NAME.test(entity) && typeof id === 'string' && ID.test(id);
  return { ...(typeof offer === 'string' && ID.test(offer) && { offer }), ...(isPoint && { entity, id }) };
}
