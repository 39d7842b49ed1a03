import { MultiSelect } from '@mantine/core';
import type { InputProps } from '../../controls/widget.ts';
import { frameOf } from '../../controls/widget.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { optionIds } from '../../values/option-ids.ts';

export function OptionsInput(props: InputProps) {
  const { field, value, onChange } = props;
  const label = useLabel();
  const t = useText();
  const chosen = optionIds(value);
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
