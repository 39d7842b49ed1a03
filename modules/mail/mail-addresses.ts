type Row = Readonly<Record<string, unknown>>;

const ADDRESS = /[^\s<>,;:"()[\]]+@[^\s<>,;:"()[\]]+/g;
const MOST = 50;

const addressesIn = (text: unknown): readonly string[] =>
  typeof text === 'string' ? (text.toLowerCase().match(ADDRESS) ?? []) : [];

/**
 * With whom a message was exchanged: who wrote it, when that is nobody of ours, else those to whom it went.
 * @param own addresses of mailboxes that are copied here, in small letters
 */
export function partnersOf(message: Row, own: ReadonlySet<string>): readonly string[] {
  const isForeign = (address: string): boolean => !own.has(address);
  const from = addressesIn(message['fromAddress']).filter(isForeign);
  if (from.length > 0) return from;
  const to = [message['recipients'], message['copies']].flatMap(addressesIn).filter(isForeign);
  return [...new Set(to)].slice(0, MOST);
}
