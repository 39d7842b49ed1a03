import { Group, TagsInput, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findPeople } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { composeTexts } from './compose-texts.ts';
import { addressIn, isPerson, joinPeople, personText, splitPeople } from './people-line.ts';

const TYPING_MS = 200;
const SHORTEST = 2;

/** Whom a mail goes to: addresses, with suggestions from records and from mail. */
export function PeopleInput({
  label,
  value,
  error,
  autoFocus,
  onChange,
}: {
  readonly label: string;
  readonly value: unknown;
  /** What the server says of it. */
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onChange: (line: string | null) => void;
}) {
  const t = useOwnTexts(composeTexts);
  const label_ = useLabel();
  const { entities } = useModel();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), TYPING_MS);
  const found = useQuery({
    queryKey: queryKeys.mailPeople(asked),
    queryFn: ({ signal }) => findPeople(asked, signal),
    enabled: asked.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
  const people = splitPeople(value);
  const chosen = new Set(people.map((one) => addressIn(one).toLowerCase()));
  const suggested = asked.length < SHORTEST ? [] : (found.data ?? []);
  const entityOf = new Map(
    suggested
      .filter(({ address }) => !chosen.has(address.toLowerCase()))
      .map(({ name, address, entity }) => [personText(name, address), entity] as const),
  );
  const wrong = people.filter((one) => !isPerson(one));
  const words = (entity: string | null | undefined): string => {
    const found_ = entity ? entities[entity] : undefined;
    return found_ ? label_(found_.label) : t.fromMail;
  };
  return (
    <TagsInput
      label={label}
      value={people}
      data={[...entityOf.keys()]}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next) => onChange(joinPeople([...new Set(next.flatMap(splitPeople))]))}
      splitChars={[';']}
      autoFocus={autoFocus === true}
      error={wrong.length > 0 ? t.noAddress(wrong.join(', ')) : error}
      renderOption={({ option }) => (
        <Group justify="space-between" wrap="nowrap" w="100%">
          <Text size="sm" truncate>
            {option.value}
          </Text>
          <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
            {words(entityOf.get(option.value))}
          </Text>
        </Group>
      )}
    />
  );
}
