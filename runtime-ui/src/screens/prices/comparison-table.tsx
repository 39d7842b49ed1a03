import { Box, Button, Table, Text } from '@mantine/core';
import type { Calculation, PriceResult } from '../../client/tariff.ts';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { euroText, priceText } from './euro-text.ts';
import { pricesTexts } from './prices-texts.ts';

type Props = {
  readonly results: readonly PriceResult[];
  readonly audience: 'consumer' | 'business';
  readonly chosen: string | null;
  readonly onChoose: (product: string) => void;
};

/** Products side by side, the cheapest first; those without a price say why. */
export function ComparisonTable({ results, audience, chosen, onChoose }: Props) {
  const t = useOwnTexts(pricesTexts);
  return (
    <Box
      style={{ overflowX: 'auto', border: '1px solid var(--lw-line)', borderRadius: 6 }}
      tabIndex={0}
      role="group"
      aria-label={t.results}
    >
      <Table verticalSpacing={6} horizontalSpacing="xs" miw={720}>
        <Table.Caption>{audience === 'consumer' ? t.withTax : t.withoutTax}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.product}</Table.Th>
            {[t.annual, t.energyPrice, t.basePrice, t.firstYear, t.followingYear, t.instalment].map((name) => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.map((result) => (
            <Row
              key={result.product.id}
              result={result}
              audience={audience}
              isChosen={result.product.id === chosen}
              onChoose={() => onChoose(result.product.id)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

type RowProps = {
  readonly result: PriceResult;
  readonly audience: Props['audience'];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function Row({ result: { product, costs, issues }, audience, isChosen, onChoose }: RowProps) {
  const t = useOwnTexts(pricesTexts);
  const label = useLabel();
  const language = useLanguage();
  if (!costs)
    return (
      <Table.Tr>
        <Table.Td>{product.title}</Table.Td>
        <Table.Td colSpan={6}>
          <Text size="sm" c="dimmed">
            {issues.map(label).join(' ')}
          </Text>
        </Table.Td>
      </Table.Tr>
    );
  const money = (value: string) => euroText(value, language);
  return (
    <Table.Tr {...(isChosen && { bg: 'var(--lw-selected)' })}>
      <Table.Td>
        <Button variant="subtle" size="compact-sm" px={0} aria-pressed={isChosen} title={t.show} onClick={onChoose}>
          {product.title}
        </Button>
      </Table.Td>
      <Table.Td ta="right" className="lw-number" fw={600}>
        {money(costs.annual)}
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        <EnergyPrices calculation={costs.calculation} audience={audience} />
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {[...new Set(costs.calculation.basePrices.map((one) => pick(one, audience)))].map((one) => (
          <div key={one}>{priceText(one, '€', language)}</div>
        ))}
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {money(costs.firstYear)}
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {money(costs.followingYear.amount)}
        {costs.followingYear.isAssumed && (
          <Text size="xs" c="dimmed" title={t.assumed}>
            {t.assumedShort}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {money(costs.instalment)}
      </Table.Td>
    </Table.Tr>
  );
}

const pick = (price: { readonly net: string; readonly gross: string }, audience: Props['audience']): string =>
  audience === 'consumer' ? price.gross : price.net;

function EnergyPrices({
  calculation,
  audience,
}: {
  readonly calculation: Calculation;
  readonly audience: Props['audience'];
}) {
  const t = useOwnTexts(pricesTexts);
  const language = useLanguage();
  const lines = calculation.unitPrices.map(
    (one) =>
      `${one.register === null ? '' : `${t.register[one.register]} `}${priceText(pick(one, audience), 'ct', language)}`,
  );
  return [...new Set(lines)].map((line) => <div key={line}>{line}</div>);
}
