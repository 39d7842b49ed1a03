import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import { roundedDecimal } from '@leitwerk/metadata/shown-types/decimal-text';
import { Badge, Box, Stack, Table, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import type { Calculation, PositionGroup, PricePosition } from '../../client/tariff.ts';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { euroText, numberText, priceText } from './euro-text.ts';
import { pricesTexts } from './prices-texts.ts';

/** Every position with quantity, price, validity and source, by group with sums. */
export function CalculationTree({ calculation }: { readonly calculation: Calculation }) {
  const t = useOwnTexts(pricesTexts);
  const { groups, included, invoice, isAssumed } = calculation;
  return (
    <Stack gap="sm">
      {isAssumed && (
        <Text size="sm" c="dimmed">
          {t.assumed}
        </Text>
      )}
      <Positions groups={groups} label={t.amount} totals={invoice} />
      {included.length > 0 && (
        <Box>
          <Title order={3} size="h6">
            {t.included}
          </Title>
          <Text size="sm" c="dimmed" mb={4}>
            {t.includedText}
          </Text>
          <Positions groups={included} label={t.included} />
        </Box>
      )}
    </Stack>
  );
}

type Props = {
  readonly groups: readonly PositionGroup[];
  readonly label: string;
  readonly totals?: Calculation['invoice'];
};

function Positions({ groups, label, totals }: Props) {
  const t = useOwnTexts(pricesTexts);
  const language = useLanguage();
  return (
    <Box
      style={{ overflowX: 'auto', border: '1px solid var(--lw-line)', borderRadius: 6 }}
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      <Table verticalSpacing={4} horizontalSpacing="xs" miw={820}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.position}</Table.Th>
            <Table.Th ta="right">{t.quantity}</Table.Th>
            <Table.Th ta="right">{t.price}</Table.Th>
            <Table.Th>{t.valid}</Table.Th>
            <Table.Th>{t.source}</Table.Th>
            <Table.Th ta="right">{t.amount}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Fragment key={group.group}>
              <Table.Tr bg="var(--lw-panel)">
                <Table.Th colSpan={5} scope="rowgroup">
                  {t.group[group.group]}
                </Table.Th>
                <Table.Td ta="right" fw={600} className="lw-number">
                  {euroText(group.amount, language)}
                </Table.Td>
              </Table.Tr>
              {group.positions.map((position) => (
                <PositionRow key={`${position.key} ${position.from}`} position={position} />
              ))}
            </Fragment>
          ))}
          {totals &&
            (['net', 'vat', 'gross'] as const).map((name) => (
              <Table.Tr key={name}>
                <Table.Th colSpan={5} scope="row" ta="right" fw={name === 'gross' ? 600 : 400}>
                  {t[name]}
                </Table.Th>
                <Table.Td ta="right" className="lw-number" {...(name === 'gross' && { fw: 600 })}>
                  {euroText(totals[name], language)}
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function PositionRow({ position }: { readonly position: PricePosition }) {
  const t = useOwnTexts(pricesTexts);
  const language = useLanguage();
  const label = useLabel();
  const day = (date: string) => textFromDate(date, language);
  const { registers, validFrom, validTo } = position;
  return (
    <Table.Tr>
      <Table.Td>
        {label(position.label)}
        {registers && ` ${registers.map((one) => t.register[one]).join(', ')}`}
        {position.isAssumed && (
          <Badge size="xs" variant="default" ml={6}>
            {t.assumedShort}
          </Badge>
        )}
        <Text size="xs" c="dimmed">
          {t.until(day(position.from), day(position.to))}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {numberText(
          roundedDecimal(position.quantity, QUANTITY_DIGITS),
          t.quantityUnit[position.quantityUnit],
          language,
        )}
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {priceText(roundedDecimal(position.price, PRICE_DIGITS), t.unit[position.priceUnit], language)}
      </Table.Td>
      <Table.Td className="lw-number">
        {validTo === null ? t.since(day(validFrom)) : t.until(day(validFrom), day(validTo))}
      </Table.Td>
      <Table.Td>
        <Text size="xs">{position.source}</Text>
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {euroText(position.amount, language)}
      </Table.Td>
    </Table.Tr>
  );
}

/** For the eye: the exact figures are in the calculation. */
const QUANTITY_DIGITS = 3;
const PRICE_DIGITS = 6;
