import type { Draft } from '../definition-draft/draft-store.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { checkedDocuments } from './metadata-documents.ts';
import type { Runtime } from './runtime.ts';

/** The one that was asked for last: previews and tables of rights ask for the same draft again and again. */
let last: { readonly key: string; readonly model: RuntimeModel } | null = null;

/** The model as it would be with a draft live; refused (422) while the draft has errors. */
export async function compiledDraft({ models }: Runtime, draft: Draft): Promise<RuntimeModel> {
  const { version } = models.current();
  const key = `${draft.id} ${draft.revision} ${version}`;
  if (last?.key === key) return last.model;
  const model = await models.compile({ version: version + 1, documents: await checkedDocuments(draft.documents) });
  last = { key, model };
  return model;
}
