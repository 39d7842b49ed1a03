import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ShownInterface } from '../../client/exchange.ts';
import { readRefusedRows, retryAllRows } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useRights } from '../../model/model-context.tsx';
import { exchangeTexts } from './exchange-texts.ts';
import { RefusedRowItem } from './refused-row-item.tsx';

/** Rows of an interface that were refused, each with what is wrong with it. */
export function RefusedRows({ of }: { readonly of: ShownInterface }) {
  const t = useOwnTexts(exchangeTexts);
  const client = useQueryClient();
  const { actions } = useRights('exchange-message');
  const rows = useQuery({
    queryKey: [...queryKeys.entity('exchange-message'), 'refused', of.name],
    queryFn: ({ signal }) => readRefusedRows(of.name, signal),
  });
  const refresh = () =>
    Promise.all(
      ['exchange-message', 'exchange-delivery'].map((entity) =>
        client.invalidateQueries({ queryKey: queryKeys.entity(entity) }),
      ),
    );
  const all = useMutation({ mutationFn: () => retryAllRows(of.name), onSuccess: refresh });
  return (
    <Stack gap="xs" mt="md">
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h6">
          {t.refusedRows(of.refused)}
        </Title>
        {actions.includes('update') && (
          <Button size="compact-sm" variant="default" loading={all.isPending} onClick={() => all.mutate()}>
            {t.retryAll}
          </Button>
        )}
      </Group>
      {(rows.error ?? all.error) && <ProblemText error={rows.error ?? all.error} />}
      {rows.isPending && <Loader size="sm" />}
      {rows.data?.map((row) => (
        <RefusedRowItem
          key={row.id}
          row={row}
          columns={of.columns}
          writes={of.writes}
          mayDecide={actions.includes('update')}
          onDecided={refresh}
        />
      ))}
      {(rows.data?.length ?? 0) >= 100 && (
        <Text size="sm" c="dimmed">
          {t.first}
        </Text>
      )}
    </Stack>
  );
}
