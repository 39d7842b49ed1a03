/** How long somebody waited for one answer at most, over so many requests. */
export type Waits = { readonly count: number; readonly mostMs: number };

const PAUSE_MS = 5;

/** Publishes while others read and write without a pause worth mentioning. Ends with the publish. */
export async function publishMeanwhile(
  publish: () => Promise<void>,
  read: (index: number) => Promise<number>,
  write: (index: number) => Promise<number>,
): Promise<{ readonly seconds: number; readonly reads: Waits; readonly writes: Waits }> {
  let isOver = false;
  const repeat = async (one: (index: number) => Promise<number>): Promise<Waits> => {
    let [count, mostMs] = [0, 0];
    while (!isOver) {
      const begin = performance.now();
      const status = await one(count);
      if (status !== 200) throw new Error(`expected 200, got ${status}`);
      mostMs = Math.max(mostMs, performance.now() - begin);
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return { count, mostMs: Math.round(mostMs) };
  };
  const others = Promise.all([repeat(read), repeat(write)]);
  const begin = performance.now();
  try {
    await publish();
  } finally {
    isOver = true;
  }
  const seconds = (performance.now() - begin) / 1000;
  const [reads, writes] = await others;
  return { seconds, reads, writes };
}

type Entity = { readonly file: string; readonly document: object };

/** The benched entity with a new field that is sorted and searched by, and another one that is searched from now on. */
export const withSearchedFields = (definitions: readonly Entity[]): readonly object[] =>
  definitions.map((one) => {
    const { fields } = one.document as { readonly fields?: readonly { readonly id: string }[] };
    if (!fields?.some(({ id }) => id === 'company')) return one;
    const region = {
      id: 'region',
      type: 'text',
      label: { de: 'region', en: 'region' },
      index: true,
      searchable: true,
    };
    const searched = fields.map((field) => (field.id === 'company' ? { ...field, searchable: true } : field));
    return { ...one, document: { ...one.document, fields: [...searched, region] } };
  });
