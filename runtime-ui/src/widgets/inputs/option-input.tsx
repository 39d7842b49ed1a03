import { Group, Select } from '@mantine/core';
import type { InputProps } from '../../controls/widget.ts';
import { frameOf } from '../../controls/widget.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';

export function OptionInput(props: InputProps) {
  const { field, value, onChange } = props;
  const label = useLabel();
  const t = useText();
  const options = (field.options ?? []).filter((one) => !one.archived || one.id === value);
  const chosen = options.find((one) => one.id === value);
  return (
    <Select
      {...frameOf(props)}
      data={options.map((one) => ({ value: one.id, label: label(one.label) }))}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      searchable={options.length > 6}
      selectFirstOptionOnChange
      clearable={props.required !== true}
      clearButtonProps={{ 'aria-label': t('clear') }}
      placeholder={t('choose')}
      nothingFoundMessage={t('searchNothing')}
      comboboxProps={{ shadow: 'md' }}
      {...(chosen?.icon && {
        leftSection: <NamedIcon name={chosen.icon} color={chosen.color} size={15} />,
      })}
      renderOption={({ option }) => {
        const known = options.find((one) => one.id === option.value);
        return (
          <Group gap="xs" wrap="nowrap">
            {known?.icon && <NamedIcon name={known.icon} color={known.color} size={15} />}
            {option.label}
          </Group>
        );
      }}
    />
  );
}
