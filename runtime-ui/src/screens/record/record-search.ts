/** What the address of a record says beside the record. */
export type RecordSearch = { readonly tab?: string };

export const recordSearchFrom = (raw: Readonly<Record<string, unknown>>): RecordSearch =>
  typeof raw['tab'] === 'string' ? { tab: raw['tab'] } : {};
