import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

/** A secret that is shown when it was made, and never again. */
export function SecretOnce({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useOwnTexts(webhookTexts);
  return (
    <Alert mt="sm" color="green" title={t.secretTitle}>
      <Text size="sm" mb="xs">
        {t.secretOnce}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t.close}
        </Button>
      </Group>
    </Alert>
  );
}
