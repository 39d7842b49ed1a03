import { CloseButton, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLabel, useText } from '../../i18n/language.ts';
import { ColumnMenu } from './column-menu.tsx';
import { FilterChips } from './filter/filter-chips.tsx';
import type { ListState } from './use-list.ts';

const WAIT_MS = 250;

export function ListToolbar({ list }: { readonly list: ListState }) {
  return (
    <Group className="lw-list-toolbar" gap="xs">
      <SearchBox list={list} />
      <FilterChips list={list} />
      {list.view.type === 'list' && <ColumnMenu list={list} />}
    </Group>
  );
}

function SearchBox({ list }: { readonly list: ListState }) {
  const t = useText();
  const label = useLabel();
  const input = useRef<HTMLInputElement>(null);
  const inAddress = list.search.q ?? '';
  const [text, setText] = useState(inAddress);
  const [sent, setSent] = useState(inAddress);
  // Somebody else changed the address: back, reset, a link.
  if (inAddress !== sent) {
    setSent(inAddress);
    setText(inAddress);
  }
  const send = useDebouncedCallback((next: string) => {
    setSent(next);
    list.change({ q: next || undefined });
  }, WAIT_MS);
  const type = (next: string) => {
    setText(next);
    send(next.trim());
  };
  useHotkeys([['/', () => input.current?.focus()]]);
  const name = t('searchIn', { entity: label(list.entity.labelPlural) });
  return (
    <TextInput
      ref={input}
      size="xs"
      w={{ base: '100%', sm: 240 }}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      placeholder={t('search')}
      aria-label={name}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text && <CloseButton size="xs" aria-label={t('clear')} onClick={() => type('')} />}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          type('');
          event.currentTarget.blur();
        }
      }}
    />
  );
}
