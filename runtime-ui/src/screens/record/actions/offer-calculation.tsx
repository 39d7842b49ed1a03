import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import { Alert, Box, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../../client/query-keys.ts';
import type { KeptCalculation, PriceChanges } from '../../../client/tariff.ts';
import { recalculateOffer } from '../../../client/tariff.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { CalculationTree } from '../../prices/calculation-tree.tsx';
import { euroText } from '../../prices/euro-text.ts';
import { pricesTexts } from '../../prices/prices-texts.ts';
import { priceButtonTexts } from './price-button-texts.ts';

type Props = {
  readonly entity: string;
  readonly offer: string;
  readonly kept: KeptCalculation;
  readonly onClose: () => void;
};

/** How the prices of an offer came about, and what would be different with today's data. */
export function OfferCalculation({ entity, offer, kept, onClose }: Props) {
  const { how } = useOwnTexts(priceButtonTexts);
  const t = useOwnTexts(pricesTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: (keep: boolean) => recalculateOffer(offer, keep),
    onSuccess: (_changes, keep) => {
      if (!keep) return;
      void client.invalidateQueries({ queryKey: queryKeys.entity(entity) });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={how} size="xl">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            {kept.product.title} · {t.calculatedOn(textFromDate(kept.calculatedOn, language))}
          </Text>
          <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate(false)}>
            {t.again}
          </Button>
        </Group>
        {again.error && <ProblemText error={again.error} />}
        {again.data && <Changes changes={again.data} onTake={() => again.mutate(true)} isBusy={again.isPending} />}
        <CalculationTree calculation={kept.costs.calculation} />
      </Stack>
    </Modal>
  );
}

type ChangesProps = { readonly changes: PriceChanges; readonly onTake: () => void; readonly isBusy: boolean };

function Changes({ changes: { annual, differences }, onTake, isBusy }: ChangesProps) {
  const t = useOwnTexts(pricesTexts);
  const language = useLanguage();
  const label = useLabel();
  const money = (value: string) => euroText(value, language);
  if (differences.length === 0)
    return (
      <Alert color="green" p="xs" role="status">
        {t.unchanged}
      </Alert>
    );
  return (
    <Alert color="yellow" p="xs" role="status">
      <Text size="sm">{t.changed(money(annual.before), money(annual.after))}</Text>
      <Box style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t.difference}>
        <Table verticalSpacing={4} horizontalSpacing="xs" mt={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.position}</Table.Th>
              <Table.Th ta="right">{t.before}</Table.Th>
              <Table.Th ta="right">{t.after}</Table.Th>
              <Table.Th ta="right">{t.difference}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map((one) => (
              <Table.Tr key={`${one.key} ${one.isIncluded}`}>
                <Table.Td>{label(one.label)}</Table.Td>
                <Table.Td ta="right" className="lw-number">
                  {one.before ? money(one.before.amount) : '–'}
                </Table.Td>
                <Table.Td ta="right" className="lw-number">
                  {one.after ? money(one.after.amount) : '–'}
                </Table.Td>
                <Table.Td ta="right" className="lw-number">
                  {money(one.difference)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
      <Group justify="flex-end" mt="xs">
        <Button size="xs" loading={isBusy} onClick={onTake}>
          {t.takeNew}
        </Button>
      </Group>
    </Alert>
  );
}
