import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Button, Group, Loader, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { DeliveryState, Replay, WebhookDelivery } from '../../client/webhooks.ts';
import { readDeliveries, replayDeliveries } from '../../client/webhooks.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import { ReplayRange } from './replay-range.tsx';
import { webhookTexts } from './webhook-texts.ts';

const STATES = ['new', 'waiting', 'sent', 'failed'] as const;
const REFETCH_MS = 5000;

type Props = { readonly webhook: string; readonly nameOf: (entity: string) => string };

/** What was and is to be sent for a webhook, the newest first, and a way to send it once more. */
export function DeliveryLog({ webhook, nameOf }: Props) {
  const t = useOwnTexts(webhookTexts);
  const client = useQueryClient();
  const [state, setState] = useState<DeliveryState | null>(null);
  const pages = useInfiniteQuery({
    queryKey: queryKeys.webhookLog(webhook, state),
    queryFn: ({ signal, pageParam }) => readDeliveries(webhook, { state, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: REFETCH_MS,
  });
  const replay = useMutation({
    mutationFn: (which: Replay) => replayDeliveries(webhook, which),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.webhooks }),
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const error = pages.error ?? replay.error;
  return (
    <Stack gap="sm" mt="md">
      <Group align="flex-end" gap="md">
        <NativeSelect
          label={t.state}
          value={state ?? ''}
          onChange={(event) => setState((event.currentTarget.value || null) as DeliveryState | null)}
          data={[
            { value: '', label: t.anyState },
            ...STATES.map((value) => ({ value, label: t.deliveryStates[value] })),
          ]}
        />
        <ReplayRange isPending={replay.isPending} onReplay={replay.mutate} />
      </Group>
      {replay.data !== undefined && (
        <Text size="sm" role="status">
          {t.replayed(replay.data)}
        </Text>
      )}
      {error && <ProblemText error={error} />}
      {pages.isPending && <Loader size="sm" />}
      {pages.data && items.length === 0 && <Text size="sm">{t.noDeliveries}</Text>}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.columns.at}</Table.Th>
                <Table.Th>{t.columns.what}</Table.Th>
                <Table.Th>{t.columns.state}</Table.Th>
                <Table.Th>{t.columns.answer}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((one) => (
                <Line
                  key={one.id}
                  of={one}
                  webhook={webhook}
                  nameOf={nameOf}
                  onReplay={() => replay.mutate({ deliveries: [one.id] })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {pages.hasNextPage && (
        <Button variant="default" w="fit-content" size="compact-sm" onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Stack>
  );
}

type LineProps = Props & { readonly of: WebhookDelivery; readonly onReplay: () => void };

function Line({ of, webhook, nameOf, onReplay }: LineProps) {
  const t = useOwnTexts(webhookTexts);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const word = Object.entries(t.words).find(([key]) => key === of.happening)?.[1] ?? of.happening;
  return (
    <>
      <Table.Tr>
        <Table.Td>{textFromInstant(of.at, language)}</Table.Td>
        <Table.Td>{of.entity === null ? word : `${nameOf(of.entity)}: ${word}`}</Table.Td>
        <Table.Td>
          {t.deliveryStates[of.state]}
          {of.tries > 1 && `, ${t.tries(of.tries)}`}
        </Table.Td>
        <Table.Td>
          {[of.status, of.problem, of.durationMs === null ? null : `${of.durationMs} ms`]
            .filter((one) => one !== null)
            .join(' · ')}
        </Table.Td>
        <Table.Td>
          <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t.details}
          </Button>
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <DeliveryDetails webhook={webhook} delivery={of.id} version={of.tries} onReplay={onReplay} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
