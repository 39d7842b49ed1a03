import { Button, Group, Text } from '@mantine/core';
import { useText } from '../../i18n/language.ts';

/** Stands at the foot of the page while something is not saved. */
export function SaveBar({
  changes,
  message,
  isKept,
  busy,
  disabled,
  onDiscard,
  onSave,
}: {
  readonly changes: number;
  /** What the server had against it; '' for nothing. */
  readonly message: string;
  /** Whether the server has what was typed, should this page close. */
  readonly isKept: boolean;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
}) {
  const t = useText();
  return (
    <Group className="lw-save" justify="space-between" px="md" py={8}>
      <Text size="sm" role="status" {...(message && { c: 'red' })}>
        {message || t('unsavedFields', { count: changes })}
        {!message && isKept && ` · ${t('draftKept')}`}
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={onDiscard}>
          {t('discard')}
        </Button>
        <Button onClick={onSave} loading={busy} disabled={disabled}>
          {t('save')}
        </Button>
      </Group>
    </Group>
  );
}
