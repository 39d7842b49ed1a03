import { Group, Select, TextInput } from '@mantine/core';
import type { PriceListColumn, PriceListLook, PriceListSettings } from '../../client/price-lists.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { ColumnsTable } from '../import/columns-table.tsx';
import { importTexts } from '../import/import-texts.ts';
import { priceListTexts } from './price-list-texts.ts';

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
    <ColumnsTable found={look} heading={t.target}>
      {(name) => (
        <ColumnTarget
          name={name}
          look={look}
          taken={taken}
          chosen={settings.columns.find((one) => one.column === name)}
          onChange={(next) => set(name, next)}
        />
      )}
    </ColumnsTable>
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
        placeholder={ofImports.ignore}
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
