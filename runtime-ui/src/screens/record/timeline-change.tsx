import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { HistoryEntry } from '@leitwerk/metadata/wire';
import { Button, Text } from '@mantine/core';
import type { TextKey, Text as Translate } from '../../i18n/language.ts';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { Color, EntityModel } from '../../model/definitions.ts';
import { fieldNamed, statusOf } from '../../model/fields-of.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { ChangedValue } from '../../values/changed-value.tsx';
import { TimelineItem } from './timeline-item.tsx';
import { useUndoMerge } from './use-undo-merge.tsx';

const WORDS: Readonly<
  Record<HistoryEntry['action'], { readonly text: TextKey; readonly icon: string; readonly color: Color }>
> = {
  create: { text: 'historyCreated', icon: 'plus', color: 'green' },
  update: { text: 'historyUpdated', icon: 'pencil', color: 'gray' },
  delete: { text: 'historyDeleted', icon: 'trash', color: 'red' },
  restore: { text: 'historyRestored', icon: 'arrow-back-up', color: 'teal' },
  transition: { text: 'historyTransition', icon: 'arrow-right', color: 'indigo' },
};

/** Who changed what, before and after. */
export function TimelineChange({
  entity,
  record,
  entry,
}: {
  readonly entity: EntityModel;
  /** Id of the record whose timeline it is. */
  readonly record: string;
  readonly entry: HistoryEntry;
}) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const model = useModel();
  const { merge } = entry;
  const { text, icon, color } = merge ? { ...WORDS[entry.action], ...MERGE } : WORDS[entry.action];
  const { actions } = useRights(entity.name);
  const { undo } = useUndoMerge(entity, record);
  const mayUndo =
    merge?.kind === 'merge' &&
    !merge.undone &&
    merge.survivor.id === record &&
    actions.includes('update') &&
    actions.includes('delete');
  const step = statusOf(model, entity)?.status.transitions.find((one) => one.id === entry.event);
  return (
    <TimelineItem icon={icon} color={step?.color ?? color}>
      <Text size="sm">
        <b>{entry.by?.title ?? t('system')}</b> {merge ? mergeInWords(merge, record, t) : t(text)}
        {step && `: ${label(step.label)}`}
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(entry.at, language)}
        {entry.through && ` · ${t('through')} ${label(entry.through.label)}`}
      </Text>
      {Object.entries(entry.changes).map(([name, [before, after]]) => {
        const field = fieldNamed(entity, name);
        if (!field) return null;
        return <ChangedValue key={name} field={field} after={after} {...(entry.action !== 'create' && { before })} />;
      })}
      {mayUndo && (
        <Button size="compact-xs" variant="light" mt={4} onClick={() => void undo(merge.id)}>
          {t('mergeUndo')}
        </Button>
      )}
    </TimelineItem>
  );
}

const MERGE = { icon: 'arrow-merge', color: 'violet' } as const satisfies { icon: string; color: Color };

/** What a merge did to this record, as the survivor, as the one that went or as one that follows. */
function mergeInWords(
  { kind, survivor, other }: NonNullable<HistoryEntry['merge']>,
  record: string,
  t: Translate,
): string {
  const names = { other: other.title ?? t('hidden'), survivor: survivor.title ?? t('hidden') };
  if (kind === 'unmerge') return t('historyUnmerged', names);
  if (survivor.id === record) return t('historyMergedHere', names);
  return other.id === record ? t('historyMergedAway', names) : t('historyMergedAlong', names);
}
