import { Alert, Group, Select, Text } from '@mantine/core';
import type { AreaLookup, GridArea, PriceComparison } from '../../client/tariff.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { pricesTexts } from './prices-texts.ts';

type Props = {
  readonly lookup: AreaLookup;
  readonly sheets: PriceComparison['networkSheets'];
  readonly onChoose: (area: GridArea) => void;
};

/** Which grid area the address belongs to, or what would tell. */
export function AreaLine({ lookup, sheets, onChoose }: Props) {
  const t = useOwnTexts(pricesTexts);
  const { area, status, need, candidates } = lookup;
  if (area)
    return (
      <Group gap={6} fz="sm">
        <Text size="sm" c="dimmed">
          {t.area}
        </Text>
        <RecordLink entity="tariff-grid-area" id={area.id}>
          {area.number} {area.name}
        </RecordLink>
        <Text size="sm" c="dimmed">
          {area.operatorName}
          {sheets.some((sheet) => sheet.isProvisional) && ` · ${t.sheets}: ${t.provisional}`}
        </Text>
      </Group>
    );
  if (status === 'none')
    return (
      <Alert color="yellow" p="xs" role="status">
        {t.noArea}
      </Alert>
    );
  return (
    <Alert color="yellow" p="xs" role="status">
      <Text size="sm" mb="xs">
        {t.ambiguous(need.map((one) => t.need[one]).join(', '))}
      </Text>
      <Select
        size="xs"
        aria-label={t.choose}
        placeholder={t.choose}
        maw={420}
        data={candidates.map((one, index) => ({ value: String(index), label: titleOf(one) }))}
        onChange={(index) => {
          const chosen = candidates[Number(index)];
          if (chosen) onChoose(chosen);
        }}
      />
    </Alert>
  );
}

const titleOf = ({ number, name, place, district, street }: GridArea): string =>
  [`${number} ${name}`, place, district, street].filter((part) => part !== null && part !== '').join(', ');
