import type { CardVersion } from '@leitwerk/metadata/card/card';
import { cardFromRecord } from '@leitwerk/metadata/card/card-from-record';
import { writeCard } from '@leitwerk/metadata/card/write-card';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleRequest } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { cardEntity } from './card-entity.ts';

const PAGE = 200;
/** Cards of one file; more is no address book any more. */
const MOST = 20_000;

type Asked = {
  readonly entity: string;
  readonly version?: CardVersion;
  readonly ids?: readonly string[];
  readonly filter?: object;
  readonly search?: string;
};

/** Makes the file with the asker's rights. @returns the file, to be fetched like any other, and how many cards are in it */
export async function exportCards({ body }: ModuleRequest, context: ModuleContext): Promise<unknown> {
  const { entity: name, version = '4.0', ids, filter, search } = body as Asked;
  const { view, shape } = cardEntity(name, context);
  const fields = shape.properties.map((one) => one.field).filter((field) => view.readable.has(field));
  const expand = view.entity.fields
    .filter((one) => one.type === 'reference' && fields.includes(one.name))
    .map((one) => one.name);
  const query = {
    fields: [...new Set(fields)],
    expand,
    limit: PAGE,
    ...(ids ? { filter: { id: { in: ids } } } : filter && { filter }),
    ...(search && { search }),
  };
  const cards: string[] = [];
  let title = '';
  let after: string | undefined;
  do {
    const page = await context.list(name, { ...query, ...(after !== undefined && { after }) });
    for (const record of page.items) {
      const card = cardFromRecord(record as WireRecord, view.entity, shape, context.actor.language);
      title = card.get('FN')?.[0]?.text ?? '';
      cards.push(writeCard(card, version));
    }
    if (cards.length > MOST)
      throw new ActionRefused([{ path: 'filter', code: 'value.too-many', params: { most: MOST } }]);
    after = page.next ?? undefined;
  } while (after !== undefined);
  if (cards.length === 0) throw new ActionRefused([{ path: '', code: 'value.required' }]);
  const file = await context.storeFile(
    `${fileNameOf(cards.length === 1 && title ? title : view.entity.labelPlural[context.actor.language])}.vcf`,
    inPieces(cards),
  );
  return { ...file, count: cards.length };
}

const fileNameOf = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .slice(0, 80) || 'contacts';

async function* inPieces(cards: readonly string[]): AsyncIterable<Buffer> {
  for (let from = 0; from < cards.length; from += PAGE) yield Buffer.from(cards.slice(from, from + PAGE).join(''));
}
