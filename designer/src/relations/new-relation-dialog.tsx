import { isPlain } from '@leitwerk/metadata/keyed-list';
import { findDefinition, headOf } from '../draft/definition-head.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { NewFieldDialog } from '../editors/entity/new-field-dialog.tsx';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import { useRelations } from './relations-context.tsx';

/** A new field that names records of another entity; called as that one, until somebody says otherwise. */
export function NewRelationDialog({
  from,
  to,
  onClose,
}: {
  readonly from: string;
  readonly to: string | undefined;
  readonly onClose: () => void;
}) {
  const t = useRelationTexts();
  const { documents } = useDraftEditing();
  const { nameOf, entityOf } = useRelations();
  const entity = findDefinition(documents, 'entity', from)?.document;
  if (!isPlain(entity)) return null;
  const title = to === undefined ? t.addFrom(nameOf(from)) : t.addBetween(nameOf(from), nameOf(to));
  const settings = to === undefined ? {} : { entity: to };
  const named = to === undefined ? undefined : headOf(entityOf(to)).label;
  const texts = { de: named?.de ?? '', en: named?.en ?? '' };
  return <NewFieldDialog entity={entity} given={{ title, type: 'reference', settings, texts }} onClose={onClose} />;
}
