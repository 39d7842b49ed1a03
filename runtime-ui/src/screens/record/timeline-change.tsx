import { formatValue } from '@leitwerk/metadata/shown-types';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { HistoryEntry } from '@leitwerk/metadata/wire';
import { Text } from '@mantine/core';
import type { TextKey } from '../../i18n/language.ts';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { Color, EntityModel, FieldModel } from '../../model/definitions.ts';
import { fieldNamed, isReference, statusOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { choiceOf } from '../../values/choice.ts';
import { TimelineItem } from './timeline-item.tsx';

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
export function TimelineChange({ entity, entry }: { readonly entity: EntityModel; readonly entry: HistoryEntry }) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const model = useModel();
  const { text, icon, color } = WORDS[entry.action];
  const shownValue = (value: unknown, field: FieldModel): string => {
    const links = isReference(field) ? [value].flat().flatMap((one) => choiceOf(one) ?? []) : [];
    // Where the reader may not see a record, the change has no name for it.
    return (
      links.map((link) => link.title ?? t('hidden')).join(', ') || formatValue(value, field, language) || t('empty')
    );
  };
  const step = statusOf(model, entity)?.status.transitions.find((one) => one.id === entry.event);
  return (
    <TimelineItem icon={icon} color={step?.color ?? color}>
      <Text size="sm">
        <b>{entry.by?.title ?? t('system')}</b> {t(text)}
        {step && `: ${label(step.label)}`}
      </Text>
      <Text size="xs" c="dimmed">
        {textFromInstant(entry.at, language)}
      </Text>
      {Object.entries(entry.changes).map(([name, [before, after]]) => {
        const field = fieldNamed(entity, name);
        if (!field) return null;
        return (
          <Text key={name} size="xs" style={{ overflowWrap: 'anywhere' }}>
            <Text span inherit c="dimmed">
              {label(field.label)}:
            </Text>{' '}
            {entry.action !== 'create' && (
              <>
                <s>{shownValue(before, field)}</s> →{' '}
              </>
            )}
            {shownValue(after, field)}
          </Text>
        );
      })}
    </TimelineItem>
  );
}
