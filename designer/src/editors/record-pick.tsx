import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { listRecords, titleFieldOf, titleOfRecord, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const FOUND = 20;
const REST_MS = 200;

/** One record of an entity by its title, among those that the reader may see. */
export function RecordPick({
  entity,
  value,
  label,
  placeholder,
  onChange,
}: {
  readonly entity: EntityModel;
  readonly value: string | null;
  readonly label: string;
  readonly placeholder: string;
  readonly onChange: (id: string | null) => void;
}) {
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null);
  const [typed] = useDebouncedValue(search === chosen?.label ? '' : search, REST_MS);
  const title = titleFieldOf(entity);
  const { data: found = [] } = useQuery({
    queryKey: ['record-pick', entity.name, typed],
    queryFn: async () => {
      const query = { search: typed, limit: FOUND, ...(title && { fields: [title.name] }) };
      const page = await listRecords(entity.name, query);
      return page.items.map((item) => ({ value: item.id, label: titleOfRecord(entity, item, language) }));
    },
    placeholderData: (before) => before,
  });
  const data = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      size="xs"
      searchable
      clearable
      label={label}
      placeholder={placeholder}
      data={data}
      value={value}
      filter={({ options }) => options}
      onSearchChange={setSearch}
      onChange={(id) => {
        setChosen(data.find((one) => one.value === id) ?? null);
        onChange(id);
      }}
    />
  );
}
