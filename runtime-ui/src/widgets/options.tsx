import { Group, MultiSelect } from '@mantine/core';
import { OptionBadge } from '../controls/option-badge.tsx';
import { Nothing } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { frameOf } from '../controls/widget.ts';
import { useLabel, useText } from '../i18n/language.ts';

const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

export function Input(props: InputProps) {
  const { field, value, onChange } = props;
  const label = useLabel();
  const t = useText();
  const chosen = idsOf(value);
  const options = (field.options ?? []).filter((one) => !one.archived || chosen.includes(one.id));
  return (
    <MultiSelect
      {...frameOf(props)}
      data={options.map((one) => ({ value: one.id, label: label(one.label) }))}
      value={chosen}
      onChange={onChange}
      searchable={options.length > 6}
      placeholder={chosen.length === 0 ? t('choose') : ''}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

export function Display({ field, value, compact }: DisplayProps) {
  const chosen = idsOf(value);
  if (chosen.length === 0) return compact ? null : <Nothing />;
  return (
    <Group gap={4} wrap={compact ? 'nowrap' : 'wrap'}>
      {chosen.map((id) => (
        <OptionBadge
          key={id}
          option={field.options?.find((one) => one.id === id) ?? { id, label: { de: id, en: id } }}
        />
      ))}
    </Group>
  );
}
