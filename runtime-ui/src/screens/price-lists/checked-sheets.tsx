import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import { textFromDecimal, withoutZeros } from '@leitwerk/metadata/shown-types/decimal-text';
import { Box, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ListedSheet, PriceChange } from '../../client/price-lists.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { priceText } from '../prices/euro-text.ts';
import { priceListTexts } from './price-list-texts.ts';

/** Shown at first: a list with hundreds is looked through only when somebody wants to. */
const FIRST = 20;
/** Names of postal codes that are told one by one. */
const CODES = 5;

/** The price sheets that a list makes, each beside the one before it. */
export function CheckedSheets({ sheets }: { readonly sheets: readonly ListedSheet[] }) {
  const t = useOwnTexts(priceListTexts);
  const [isAll, setAll] = useState(false);
  if (sheets.length === 0) return null;
  const shown = isAll ? sheets : sheets.slice(0, FIRST);
  return (
    <Box component="section">
      <Title order={2} size="h5" mb="xs">
        {t.sheets(sheets.length)}
      </Title>
      <Stack gap="md">
        {shown.map((sheet) => (
          <Sheet key={`${sheet.product.id} ${sheet.validFrom} ${sheet.region.join()}`} sheet={sheet} />
        ))}
      </Stack>
      {!isAll && sheets.length > FIRST && (
        <Button mt="sm" variant="default" onClick={() => setAll(true)}>
          {t.showAll}
        </Button>
      )}
    </Box>
  );
}

function Sheet({ sheet }: { readonly sheet: ListedSheet }) {
  const t = useOwnTexts(priceListTexts);
  const language = useLanguage();
  const day = (date: string) => textFromDate(date, language);
  const { product, validFrom, validTo, region, basis, scope, last } = sheet;
  const where =
    region.length === 0 ? t.everywhere : region.length <= CODES ? region.join(', ') : t.region(region.length);
  const when = validTo === null ? t.from(day(validFrom)) : t.until(day(validFrom), day(validTo));
  return (
    <Box className="lw-card" p="sm">
      <Group justify="space-between" gap="xs" mb={4}>
        <Text fw={600}>
          {product.title} <Text span c="dimmed" size="sm">{`${product.code} · ${when} · ${where}`}</Text>
        </Text>
        <Text size="sm" c="dimmed">{`${t.scopes[scope]}, ${t.bases[basis].toLowerCase()}`}</Text>
      </Group>
      <Text size="xs" c="dimmed" mb={4}>
        {last ? `${t.comparedWith} ${last.title}, ${t.from(day(last.validFrom))}` : t.noLast}
      </Text>
      <Box style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={`${product.title} ${when} ${where}`}>
        <Table verticalSpacing={4} miw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.price}</Table.Th>
              <Table.Th>{t.tier}</Table.Th>
              <Table.Th ta="right">{t.before}</Table.Th>
              <Table.Th ta="right">{t.after}</Table.Th>
              <Table.Th ta="right">{t.change}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sheet.changes.map((change) => (
              <ChangeRow key={`${change.type} ${change.unit} ${change.tierFrom} ${change.after}`} change={change} />
            ))}
          </Table.Tbody>
        </Table>
      </Box>
    </Box>
  );
}

function ChangeRow({ change }: { readonly change: PriceChange }) {
  const t = useOwnTexts(priceListTexts);
  const language = useLanguage();
  const { before, after, difference, percent, tierFrom, tierTo } = change;
  const unit = (t.units as Readonly<Record<string, string>>)[change.unit] ?? change.unit;
  const price = (value: string | null) => (value === null ? '–' : priceText(value, unit, language));
  const number = (value: number) => textFromDecimal(String(value), language);
  const tier =
    tierFrom === null && tierTo === null
      ? ''
      : tierTo === null
        ? `> ${number(Math.max((tierFrom ?? 1) - 1, 0))}`
        : `${number(tierFrom ?? 0)} – ${number(tierTo)}`;
  const sign = difference !== null && !difference.startsWith('-') && withoutZeros(difference) !== '0' ? '+' : '';
  const moved =
    difference === null
      ? before === null
        ? t.fresh
        : t.gone
      : `${sign}${priceText(difference, unit, language)}${percent === null ? '' : ` (${sign}${textFromDecimal(percent, language)} %)`}`;
  return (
    <Table.Tr>
      <Table.Td>{(t.types as Readonly<Record<string, string>>)[change.type] ?? change.type}</Table.Td>
      <Table.Td className="lw-number">{tier}</Table.Td>
      <Table.Td ta="right" className="lw-number">
        {price(before)}
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {price(after)}
      </Table.Td>
      <Table.Td ta="right" className="lw-number">
        {moved}
      </Table.Td>
    </Table.Tr>
  );
}
