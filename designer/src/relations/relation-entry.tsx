import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Anchor, Text } from '@mantine/core';
import { documentOf, headOf } from '../draft/definition-head.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { useGoTo } from '../draft/use-go-to.ts';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import { EntityMark } from './entity-mark.tsx';
import type { Relation } from './relations.ts';
import { useRelations } from './relations-context.tsx';

/** A relation of the chosen entity: the one on its other side, the field, and where the records stand as a list. */
export function RelationEntry({ relation, of }: { readonly relation: Relation; readonly of: 'from' | 'to' }) {
  const t = useRelationTexts();
  const label = useLabel();
  const goTo = useGoTo();
  const { documents } = useDraftEditing();
  const { open, nameOf, labelOf, entityOf } = useRelations();
  const { place, multiplicity, isRequired, isLost, lists, mark } = relation;
  const other = entityOf(relation[of]);
  return (
    <li className="lr-entry">
      {isLost ? (
        <span className="lc-wrong">{t.lost(relation.to)}</span>
      ) : (
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(relation[of])}>
          <span className="ld-line">
            <NamedIcon name={other?.icon} size={14} color={other?.color} />
            {nameOf(relation[of])}
          </span>
        </Anchor>
      )}
      <div className="ld-line lr-quiet">
        {place ? (
          <Anchor component="button" type="button" size="xs" ta="left" onClick={() => goTo(place.file, place.path)}>
            {labelOf(relation)}
          </Anchor>
        ) : (
          <span>{labelOf(relation)}</span>
        )}
        <span title={t.kinds[multiplicity]}>{multiplicity}</span>
        {isRequired && <span>{t.required}</span>}
        <EntityMark mark={mark} />
      </div>
      {of === 'from' &&
        lists.map(({ file, path, tab }) => {
          const form = documentOf(documents, file);
          return (
            <Text key={`${file} ${path}`} size="xs" c="dimmed">
              {t.shownOn}{' '}
              <Anchor component="button" type="button" size="xs" ta="left" onClick={() => goTo(file, path)}>
                {[label(headOf(form).label) || headOf(form).id, label(tab)].filter(Boolean).join(' › ')}
              </Anchor>
            </Text>
          );
        })}
      {of === 'from' && lists.length === 0 && (
        <Text size="xs" c="dimmed">
          {t.notShown}
        </Text>
      )}
    </li>
  );
}
