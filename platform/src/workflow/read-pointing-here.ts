import type { WorkflowEach } from '@leitwerk/metadata/generated/definitions.gen';
import { runQuery } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';

type Values = Readonly<Record<string, unknown>>;

/** One step is one transaction, which must not grow without end. */
const MOST = 200;

/**
 * Records that point to the one with this id, the oldest first, as far as the actor may read them. Refuses (409) when there are more
 * than 200: none of them may be left out in silence.
 */
export async function readPointingHere(
  tx: Transaction,
  { entity, via }: Pick<WorkflowEach, 'entity' | 'via'>,
  id: string,
  where: Values,
  context: Context,
): Promise<readonly Values[]> {
  const model = context.model.entities.get(entity)?.entity;
  const name = model?.fields.find((field) => field.id === via)?.name ?? via;
  const filter = { ...where, [name]: id };
  const page = await runQuery(tx, entity, { filter, sort: ['createdAt'], limit: MOST }, context);
  if (page.next !== null)
    return refuse(409, 'workflow.too-many-each', {
      params: { table: model?.labelPlural ?? { de: entity, en: entity }, most: MOST },
    });
  return page.items.map((text) => JSON.parse(text) as Values);
}
