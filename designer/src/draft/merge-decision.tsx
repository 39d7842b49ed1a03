import { Button, Group, Text } from '@mantine/core';
import type { MergeConflict } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';

/** One place at which both sides have changed the same: what it was, and which of the two counts. */
export function MergeDecision({
  conflict: { words },
  theirs,
  isDisabled,
  onTake,
}: {
  readonly conflict: MergeConflict;
  /** What the other side is called. */
  readonly theirs: string;
  readonly isDisabled: boolean;
  readonly onTake: (side: 'ours' | 'theirs') => void;
}) {
  const t = useTexts();
  const side = (which: 'ours' | 'theirs', title: string, value: string) => (
    <Button
      size="compact-sm"
      variant="default"
      className="lo-side"
      disabled={isDisabled}
      aria-label={`${words.where}: ${t.take(title)}`}
      onClick={() => onTake(which)}
    >
      {title}: {value}
    </Button>
  );
  return (
    <div>
      <Text size="sm" fw={600}>
        {words.where}
      </Text>
      <Text size="xs" mb={4}>
        {t.before}: {words.base}
      </Text>
      <Group gap={8}>
        {side('ours', t.ours, words.ours)}
        {side('theirs', theirs, words.theirs)}
      </Group>
    </div>
  );
}
