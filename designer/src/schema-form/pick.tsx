import type { SelectProps } from '@mantine/core';
import { Select } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';

/** One of many by name: typed, and taken by Enter. It opens when it is asked to, not whenever the cursor comes by. */
export function Pick(props: SelectProps) {
  const t = useTexts();
  return (
    <Select
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      allowDeselect={false}
      placeholder={t.none}
      nothingFoundMessage={t.nothingFound}
      {...props}
    />
  );
}
