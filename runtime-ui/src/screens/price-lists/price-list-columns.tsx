import { Box, Group, Select, Table, TextInput, Title } from '@mantine/core';
import type { PriceListColumn, PriceListLook, PriceListSettings } from '../../client/price-lists.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { importTexts } from '../import/import-texts.ts';
import { priceListTexts } from './price-list-texts.ts';

const EXAMPLES = 3;
const LONGEST_EXAMPLE = 60;

type Props = {
  readonly look: PriceListLook;
  readonly settings: PriceListSettings;
  readonly onChange: (settings: PriceListSettings) => void;
};

/** What each column of a price list is for, with what stands in it. */
export function PriceListColumns({ look, settings, onChange }: Props) {
  const t = useOwnTexts(priceListTexts);
  const taken = settings.columns.map(({ target }) => target);
  const set = (column: string, next: PriceListColumn | null): void => {
    const others = settings.columns.filter((one) => one.column !== column);
    onChange({ ...settings, columns: next ? [...others, next] : others });
  };
  return (
    <Box component="section">
      <Title order={2} size="h5" mb="xs">
        {t.columns}
      </Title>
      <Table.ScrollContainer minWidth={620} maxHeight={480} className="lw-mapping">
        <Table verticalSpacing={6} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="22%">{t.column}</Table.Th>
              <Table.Th w="28%">{t.sample}</Table.Th>
              <Table.Th>{t.target}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {look.names.map((name, index) => (
              <Table.Tr key={name}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
                <Table.Td c="dimmed" fz="xs" style={{ overflowWrap: 'anywhere' }}>
                  {look.sample
                    .map((row) => row[index] ?? '')
                    .filter(Boolean)
                    .slice(0, EXAMPLES)
                    .map((cell) => cell.slice(0, LONGEST_EXAMPLE))
                    .join(' · ')}
                </Table.Td>
                <Table.Td>
                  <ColumnTarget
                    name={name}
                    look={look}
                    taken={taken}
                    chosen={settings.columns.find((one) => one.column === name)}
                    onChange={(next) => set(name, next)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Box>
  );
}

type TargetProps = {
  readonly name: string;
  readonly look: PriceListLook;
  readonly taken: readonly string[];
  readonly chosen: PriceListColumn | undefined;
  readonly onChange: (column: PriceListColumn | null) => void;
};

function ColumnTarget({ name, look, taken, chosen, onChange }: TargetProps) {
  const t = useOwnTexts(priceListTexts);
  const ofImports = useOwnTexts(importTexts);
  const label = useLabel();
  const targets = Object.entries(look.targets)
    .filter(([target]) => target === chosen?.target || !taken.includes(target))
    .map(([value, words]) => ({ value, label: label(words) }));
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Select
        aria-label={`${t.target}: ${name}`}
        placeholder={t.ignore}
        data={targets}
        value={chosen?.target ?? null}
        onChange={(target) => onChange(target === null ? null : { ...chosen, column: name, target })}
        searchable
        clearable
        style={{ flex: 1 }}
      />
      {chosen && (
        <TextInput
          aria-label={`${ofImports.expression}: ${name}`}
          placeholder={ofImports.expression}
          title={ofImports.expressionHint}
          value={chosen.expression ?? ''}
          maxLength={2000}
          onChange={(event) => {
            const { expression: _before, ...rest } = chosen;
            const text = event.currentTarget.value;
            onChange(text === '' ? rest : { ...rest, expression: text });
          }}
          w={150}
        />
      )}
    </Group>
  );
}
