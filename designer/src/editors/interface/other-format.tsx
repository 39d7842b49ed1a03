import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import { formatWords } from '../pipeline/format-words.ts';

/** Says that a sample is written otherwise than the interface says, and takes that over. */
export function OtherFormat({
  format,
  onTake,
}: {
  readonly format: InterfaceFormat;
  /** Null where nothing can be changed. */
  readonly onTake: (() => void) | null;
}) {
  const t = useInterfaceTexts();
  return (
    <Alert mt="sm" p="xs" color="yellow" role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t.looksLike(formatWords(format, t))}</Text>
        {onTake && (
          <Button size="compact-xs" onClick={onTake}>
            {t.takeFormat}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
