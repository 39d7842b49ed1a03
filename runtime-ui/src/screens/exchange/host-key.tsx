import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { connectionTexts } from './connection-texts.ts';

/** The key that a server shows, to be compared with what its operator says and confirmed. */
export function HostKey(props: {
  readonly shown: string;
  /** The one that was confirmed before. */
  readonly known: string | null;
  readonly button: string;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const t = useOwnTexts(connectionTexts);
  return (
    <Alert color="orange" mt="xs" title={t.keyTitle}>
      <Text size="sm">{t.keyText}</Text>
      <Code block mt="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {props.shown}
      </Code>
      {props.known !== null && (
        <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {t.keyBefore}: {props.known}
        </Text>
      )}
      <Group mt="xs" gap="xs">
        <Button size="compact-sm" loading={props.isPending} onClick={props.onConfirm}>
          {props.button}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onCancel}>
          {t.cancel}
        </Button>
      </Group>
    </Alert>
  );
}
