import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';

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
  const { type, delimiter, encoding, element, header } = format;
  const words = [
    t.formats[type],
    delimiter && t.delimiters[delimiter],
    encoding,
    element && t.element(element),
    header === false && t.noHeader,
  ].filter((word) => typeof word === 'string');
  return (
    <Alert mt="sm" p="xs" color="yellow" role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t.looksLike(words.join(', '))}</Text>
        {onTake && (
          <Button size="compact-xs" onClick={onTake}>
            {t.takeFormat}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
