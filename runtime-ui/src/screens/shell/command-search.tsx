import '@mantine/spotlight/styles.css';
import { Box, Group, Kbd, Loader, Text, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { searchEverywhere } from '../../client/records.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useModel } from '../../model/model-context.tsx';
import { useRecent } from './known-records.ts';
import type { Command } from './matching-commands.ts';
import { matchingCommands } from './matching-commands.ts';
import { useCommands } from './use-commands.ts';

const [store, spotlight] = createSpotlight();

const SHORTEST = 2;
const PER_GROUP = 6;

/** Records, places, new records and settings from one box. Mounted while it is open. */
export function CommandSearch({
  onClose,
  onCreate,
}: {
  readonly onClose: () => void;
  /** Opens the short form of an entity over the page. */
  readonly onCreate: (entity: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const navigate = useNavigate();
  const { recent } = useRecent();
  const { setColorScheme } = useMantineColorScheme();
  const commands = useCommands(setColorScheme, onCreate);
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), 180);
  useEffect(() => {
    spotlight.open();
    return () => spotlight.close();
  }, []);
  const found = useQuery({
    queryKey: queryKeys.search(typed),
    enabled: typed.length >= SHORTEST,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => searchEverywhere(typed, signal),
  });
  const open = (entity: string, id: string) =>
    void navigate({ to: '/records/$entity/$id', params: { entity, id }, search: {} });
  const isSearch = typed.length >= SHORTEST;
  const hits = isSearch
    ? (found.data ?? []).map(({ entity, id, title, text: context }) => ({ entity, id, title, context }))
    : recent.map((record) => ({ ...record, context: '' }));
  const groups = matchingCommands(commands, text, PER_GROUP);
  const isEmpty = hits.length === 0 && groups.length === 0;
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={onClose}
      scrollable
      maxHeight={460}
      shortcut={null}
      aria-label={t('search')}
    >
      <Spotlight.Search
        placeholder={t('searchHint')}
        aria-label={t('searchHint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={found.isFetching ? <Loader size={16} /> : null}
      />
      <Spotlight.ActionsList>
        {hits.length > 0 && (
          <Spotlight.ActionsGroup label={t(isSearch ? 'searchRecords' : 'recent')}>
            {hits.map((hit) => (
              <Entry
                key={`${hit.entity}/${hit.id}`}
                icon={
                  <NamedIcon
                    name={model.entities[hit.entity]?.icon}
                    color={model.entities[hit.entity]?.color}
                    size={18}
                  />
                }
                title={hit.title}
                context={hit.context}
                kind={label(model.entities[hit.entity]?.label)}
                onClick={() => open(hit.entity, hit.id)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.name} label={group.name}>
            {group.commands.map((command: Command) => (
              <Entry
                key={command.id}
                icon={<NamedIcon name={command.icon} size={18} />}
                title={command.title}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {isEmpty && !found.isFetching && (
          <Spotlight.Empty>{text.trim().length < SHORTEST ? t('searchMore') : t('searchNothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <Spotlight.Footer>
        <Group gap="md">
          <Hint keys="↑ ↓" text={t('keyChoose')} />
          <Hint keys="↵" text={t('open')} />
          <Hint keys="Esc" text={t('close')} />
        </Group>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

function Entry({
  icon,
  title,
  context,
  kind,
  onClick,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly context?: string;
  readonly kind?: string;
  readonly onClick: () => void;
}) {
  return (
    <Spotlight.Action onClick={onClick}>
      <Group wrap="nowrap" gap="sm" w="100%">
        {icon}
        <Box miw={0} style={{ flex: 1 }}>
          <Text size="sm" className="lw-ellipsis">
            {title}
          </Text>
          {context && (
            <Text size="xs" opacity={0.75} className="lw-ellipsis">
              {context}
            </Text>
          )}
        </Box>
        {kind && (
          <Text size="xs" opacity={0.75}>
            {kind}
          </Text>
        )}
      </Group>
    </Spotlight.Action>
  );
}

function Hint({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <Group gap={6}>
      <Kbd size="xs">{keys}</Kbd>
      <Text size="xs" c="dimmed">
        {text}
      </Text>
    </Group>
  );
}
