import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { Draft } from '@leitwerk/metadata/wire';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';

const FEW = 6;

/** Something was typed into this form before and not saved. */
export function DraftNotice({
  draft,
  fields,
  isOutdated,
  onTakeOver,
  onDiscard,
}: {
  readonly draft: Draft;
  /** Whose values differ from those in the form. */
  readonly fields: readonly FieldModel[];
  /** Whether the record was saved again since. */
  readonly isOutdated: boolean;
  readonly onTakeOver: () => void;
  readonly onDiscard: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const names = fields.slice(0, FEW).map((field) => label(field.label));
  return (
    <Alert
      color="blue"
      icon={<IconPencil size={16} aria-hidden />}
      title={t('draftTitle', { at: textFromInstant(draft.at, language) })}
      mb="md"
    >
      <Text size="sm">
        {names.join(', ')}
        {fields.length > FEW && ` ${t('moreEntries', { count: fields.length - FEW })}`}
      </Text>
      {isOutdated && <Text size="sm">{t('draftOutdated')}</Text>}
      <Group gap="xs" mt="xs">
        <Button size="xs" onClick={onTakeOver}>
          {t('draftTakeOver')}
        </Button>
        <Button size="xs" variant="default" onClick={onDiscard}>
          {t('discard')}
        </Button>
      </Group>
    </Alert>
  );
}
