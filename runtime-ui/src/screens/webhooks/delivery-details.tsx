import { Button, Code, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { readDelivery } from '../../client/webhooks.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

type Props = {
  readonly webhook: string;
  readonly delivery: string;
  /** Read anew when it was tried again. */
  readonly version: number;
  readonly onReplay: () => void;
};

/** What was sent and what the other side said. */
export function DeliveryDetails({ webhook, delivery, version, onReplay }: Props) {
  const t = useOwnTexts(webhookTexts);
  const { data, error } = useQuery({
    queryKey: queryKeys.webhookDelivery(webhook, delivery, version),
    queryFn: ({ signal }) => readDelivery(webhook, delivery, signal),
  });
  if (error) return <ProblemText error={error} />;
  if (!data) return <Loader size="sm" />;
  return (
    <Stack gap={6}>
      <Text size="xs" c="dimmed">
        webhook-id: {data.id}
      </Text>
      {data.body && (
        <div>
          <Text size="sm" fw={500}>
            {t.body}
          </Text>
          <Code block mah={260} style={{ overflow: 'auto', whiteSpace: 'pre-wrap' }} tabIndex={0}>
            {JSON.stringify(JSON.parse(data.body), null, 2)}
          </Code>
        </div>
      )}
      {data.answer && (
        <div>
          <Text size="sm" fw={500}>
            {t.answer}
          </Text>
          <Code block mah={160} style={{ overflow: 'auto', whiteSpace: 'pre-wrap' }} tabIndex={0}>
            {data.answer}
          </Code>
        </div>
      )}
      {data.body && (
        <Button size="compact-sm" variant="default" w="fit-content" onClick={onReplay}>
          {t.replay}
        </Button>
      )}
    </Stack>
  );
}
