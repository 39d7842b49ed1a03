import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { usualRelatedColumns } from '@leitwerk/runtime-ui/renderer';
import type { EditedDocument } from '../../where-used/find-uses.ts';
import type { EntityModel, FieldModel } from './form-parts.ts';

type View = EffectiveModel['views'][number];

/** What a related list shows that names no columns: those of the first view of its entity, as the draft has it. */
export function usualColumns(
  entity: EntityModel,
  via: string,
  documents: readonly EditedDocument[],
  live: EffectiveModel,
): readonly FieldModel[] {
  const own = documents
    .map(({ document }) => document)
    .filter((one): one is View => isPlain(one) && one['kind'] === 'view' && one['entity'] === entity.id)
    // A definition names its entity by id, the model by name.
    .map((view) => ({ ...view, entity: entity.name }));
  // Views of modules are no part of a draft.
  return usualRelatedColumns(entity, via, own.length > 0 ? own : live.views);
}
