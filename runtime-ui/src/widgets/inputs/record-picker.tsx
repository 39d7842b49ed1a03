import { ActionIcon, MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { recordAddress, useOpen } from '../../controls/record-link.tsx';
import type { InputProps } from '../../controls/widget.ts';
import { frameOf } from '../../controls/widget.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import type { Choice } from '../../values/choice.ts';
import { choiceOf } from '../../values/choice.ts';

/** Targets that match what was typed, the first page of them. */
function useTargets(field: FieldModel, search: string, opened: boolean) {
  const language = useLanguage();
  const target = useModel().entities[field.entity ?? ''];
  const [typed] = useDebouncedValue(search, 180);
  const query = { search: typed, filter: field.filter ?? {}, limit: 20 };
  return useQuery({
    queryKey: queryKeys.options(field.entity ?? '', query),
    enabled: opened && target !== undefined,
    queryFn: async ({ signal }): Promise<Choice[]> => {
      if (!target) return [];
      const title = titleFieldOf(target);
      const shape = { ...query, ...(title && { fields: [title.name] }) };
      const page = await listRecords(target.name, shape, undefined, signal);
      return page.items.map((item) => ({ id: item.id, title: titleOfRecord(target, item, language) }));
    },
  });
}

const asData = (choices: readonly (Choice | undefined)[], unseen: string) => {
  const byId = new Map(choices.flatMap((one) => (one ? [[one.id, one.title ?? unseen] as const] : [])));
  return [...byId].map(([value, label]) => ({ value, label }));
};

/** The server has searched; what it found is not filtered again. */
const all = <T,>({ options }: { readonly options: T }): T => options;

export function RecordPicker(props: InputProps) {
  const { field, value, onChange } = props;
  const t = useText();
  const open = useOpen();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const chosen = choiceOf(value);
  const isTyping = search !== '' && search !== (chosen?.title ?? t('hidden'));
  const targets = useTargets(field, isTyping ? search : '', opened);
  const found = targets.data ?? [];
  const isFound = new Set(found.map((one) => one.id));
  const address = chosen && chosen.title !== null && field.entity ? recordAddress(field.entity, chosen.id) : undefined;
  return (
    <Select
      {...frameOf(props)}
      data={asData([chosen, ...found], t('hidden'))}
      value={chosen?.id ?? null}
      onChange={(id) => onChange(found.find((one) => one.id === id) ?? (id === chosen?.id ? value : null))}
      searchable
      clearable={props.required !== true}
      // The chosen one is cleared by its own button, not by choosing it again.
      allowDeselect={false}
      // The server has searched. The chosen one is among the options for its title, and is offered only where it was found.
      filter={({ options }) =>
        isTyping ? options.filter((one) => !('value' in one) || isFound.has(String(one.value))) : options
      }
      onSearchChange={setSearch}
      onDropdownOpen={() => setOpened(true)}
      placeholder={t('typeToSearch')}
      nothingFoundMessage={targets.isFetching ? t('loading') : t('searchNothing')}
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md' }}
      clearButtonProps={{ 'aria-label': t('clear') }}
      {...(address && {
        leftSection: (
          <ActionIcon
            component="a"
            href={address}
            onClick={open(address)}
            size={24}
            aria-label={`${t('open')}: ${chosen?.title ?? ''}`}
          >
            <IconExternalLink size={14} />
          </ActionIcon>
        ),
        leftSectionPointerEvents: 'all',
      })}
    />
  );
}

export function RecordsPicker(props: InputProps) {
  const { field, value, onChange } = props;
  const t = useText();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const targets = useTargets(field, search, opened);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const chosen = rows.map(choiceOf).filter((one) => one !== undefined);
  const found = targets.data ?? [];
  const rowOf = (id: string): unknown =>
    rows.find((row) => choiceOf(row)?.id === id) ?? found.find((one) => one.id === id) ?? { id };
  return (
    <MultiSelect
      {...frameOf(props)}
      data={asData([...chosen, ...found], t('hidden'))}
      value={chosen.map((one) => one.id)}
      onChange={(ids) => onChange(ids.map(rowOf))}
      searchable
      hidePickedOptions
      filter={all}
      onSearchChange={setSearch}
      onDropdownOpen={() => setOpened(true)}
      placeholder={chosen.length === 0 ? t('typeToSearch') : ''}
      nothingFoundMessage={targets.isFetching ? t('loading') : t('searchNothing')}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
