import type { EntityModel } from '@leitwerk/metadata/model';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findRecords } from '../../../client/draft-simulation.ts';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';

const REST_MS = 250;

/** A record of the live application, found by what is typed. */
export function RecordPick({
  entity,
  value,
  onChange,
}: {
  readonly entity: Pick<EntityModel, 'name' | 'titleField'>;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  const t = useCanvasTexts();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, REST_MS);
  const { data = [] } = useQuery({
    queryKey: ['records-to-try', entity.name, asked],
    queryFn: () => findRecords(entity.name, asked),
    placeholderData: keepPreviousData,
  });
  const [title, setTitle] = useState('');
  const options = data.map((one) => ({ value: one.id, label: String(one[entity.titleField] ?? one.id) }));
  const chosen = value === null || options.some((one) => one.value === value) ? [] : [{ value, label: title }];
  return (
    <Select
      searchable
      clearable
      label={t.record}
      placeholder={t.recordHint}
      nothingFoundMessage={t.noRecord}
      data={[...chosen, ...options]}
      // What is found is decided by the server.
      filter={({ options: all }) => all}
      value={value}
      onSearchChange={(next) => setText(next === title ? '' : next)}
      onChange={(id, option) => {
        setTitle(option?.label ?? '');
        onChange(id);
      }}
    />
  );
}
