import { Button, Group, Skeleton, Text, Title, UnstyledButton } from '@mantine/core';
import { IconCalendar, IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { countRecords } from '../../client/records.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import { localeOf } from '../../values/locale.ts';
import type { ListState } from './use-list.ts';

const VIEW_ICONS = { list: IconList, kanban: IconLayoutKanban, calendar: IconCalendar };

export function ListHeader({ list }: { readonly list: ListState }) {
  const { entity, views, view } = list;
  const t = useText();
  const label = useLabel();
  return (
    <header className="lw-list-header">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <NamedIcon name={entity.icon} color={entity.color} size={22} />
        <Title order={1} size="h4" className="lw-ellipsis">
          {label(entity.labelPlural)}
        </Title>
        <Count list={list} />
        {list.mayCreate && (
          <Button
            ml="auto"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => list.openNew()}
            style={{ flexShrink: 0 }}
          >
            {t('new')}
          </Button>
        )}
      </Group>
      {views.length > 1 && (
        <nav className="lw-views" aria-label={t('views')}>
          {views.map((one) => {
            const Icon = VIEW_ICONS[one.type];
            return (
              <UnstyledButton
                key={one.id}
                className="lw-view"
                aria-current={one === view ? 'true' : undefined}
                onClick={() =>
                  list.change({
                    view: one === views[0] ? undefined : one.id,
                    sort: undefined,
                    at: undefined,
                  })
                }
              >
                <Icon size={15} aria-hidden />
                {label(one.label)}
              </UnstyledButton>
            );
          })}
        </nav>
      )}
    </header>
  );
}

/** Counted apart, so that the rows do not wait for it. */
function Count({ list }: { readonly list: ListState }) {
  const t = useText();
  const language = useLanguage();
  const query = { filter: list.filter, ...(list.search.q && { search: list.search.q }) };
  const { data } = useQuery({
    queryKey: queryKeys.count(list.entity.name, query),
    queryFn: async () => (await countRecords(list.entity.name, query)) ?? null,
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <Skeleton w={36} h={14} />;
  if (data === null) return null;
  const shown = data.toLocaleString(localeOf(language));
  return (
    <Text c="dimmed" size="sm" className="lw-number" aria-label={t('countResult', { count: data })} role="status">
      {shown}
    </Text>
  );
}
