import { Badge, Box, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { countInbox } from '../../client/inbox.ts';
import { useOwnSetting } from '../../client/own-setting.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { NavigationItem } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import type { KnownRecord } from './known-records.ts';
import { useFavourites, useRecent } from './known-records.ts';
import type { Place } from './navigation-items.ts';
import { activeItem, readableItems, targetOf } from './navigation-items.ts';

const OPEN_AT_FIRST = 3;

function usePlace(): { readonly place: Place; readonly id: string | undefined } {
  return useRouterState({
    select: ({ location }) => {
      const [, area, first, id] = location.pathname.split('/');
      const { view } = location.search as { view?: string };
      const kind = KINDS[area ?? ''];
      return { place: { ...(kind && first && { [kind]: first }), ...(view && { view }) }, id };
    },
    structuralSharing: true,
  });
}

/** What the address says, by its first word. */
const KINDS: Readonly<Record<string, keyof Place>> = { records: 'entity', dashboards: 'dashboard', reports: 'report' };

export function Navigation({ onLeave }: { readonly onLeave: () => void }) {
  const model = useModel();
  const t = useText();
  const { place, id } = usePlace();
  const items = readableItems(model.app?.navigation ?? [], model);
  const active = activeItem(items, place);
  const { favourites } = useFavourites();
  const { recent } = useRecent();
  return (
    <Box className="lw-nav-scroll">
      <Box component="nav" aria-label={t('navigation')} px={8} pb="md" onClick={onLeave}>
        <Link to="/day" className="lw-nav" activeProps={{ 'data-active': true } as never} preload={false}>
          <NamedIcon name="sun" size={16} />
          <span className="lw-ellipsis">{t('myDay')}</span>
        </Link>
        {model.processes.length > 0 && <InboxLink />}
        {model.processes.length > 0 && (
          <Link to="/processes" className="lw-nav" activeProps={{ 'data-active': true } as never} preload={false}>
            <NamedIcon name="progress" size={16} />
            <span className="lw-ellipsis">{t('processes')}</span>
          </Link>
        )}
        {model.app?.modules?.includes('tariff') && model.entities['tariff-network-sheet'] && (
          <Link to="/prices" className="lw-nav" activeProps={{ 'data-active': true } as never} preload={false}>
            <NamedIcon name="receipt-euro" size={16} />
            <span className="lw-ellipsis">{t('prices')}</span>
          </Link>
        )}
        {model.app?.modules?.includes('mail') && model.entities['mailbox'] && (
          <Link to="/mail" className="lw-nav" activeProps={{ 'data-active': true } as never} preload={false}>
            <NamedIcon name="mail" size={16} />
            <span className="lw-ellipsis">{t('mail')}</span>
          </Link>
        )}
        <Link
          to="/dashboards"
          className="lw-nav"
          activeOptions={{ exact: true }}
          activeProps={{ 'data-active': true } as never}
          preload={false}
        >
          <NamedIcon name="chart-bar" size={16} />
          <span className="lw-ellipsis">{t('dashboards')}</span>
        </Link>
        {favourites.length > 0 && <Known title={t('favourites')} records={favourites} current={id} />}
        {items.map((item, index) =>
          item.children ? (
            <Group key={item.id} item={item} active={active} openAtFirst={index < OPEN_AT_FIRST} />
          ) : (
            <Entry key={item.id} item={item} isActive={item === active} />
          ),
        )}
        {recent.length > 0 && <Known title={t('recent')} records={recent} current={id} />}
      </Box>
    </Box>
  );
}

/** What waits in processes, with how much of it is one's own. */
function InboxLink() {
  const t = useText();
  const count = useQuery({ queryKey: queryKeys.inboxCount, queryFn: countInbox, refetchInterval: 60_000 });
  const mine = count.data?.mine ?? 0;
  return (
    <Link to="/inbox" className="lw-nav" activeProps={{ 'data-active': true } as never} preload={false}>
      <NamedIcon name="list-check" size={16} />
      <span className="lw-ellipsis">{t('inbox')}</span>
      {mine > 0 && (
        <Badge size="sm" variant="light" ml="auto" aria-label={t('inboxMine', { count: mine })}>
          {mine}
        </Badge>
      )}
    </Link>
  );
}

function Group({
  item,
  active,
  openAtFirst,
}: {
  readonly item: NavigationItem;
  readonly active: NavigationItem | undefined;
  readonly openAtFirst: boolean;
}) {
  const label = useLabel();
  const [open, setOpen] = useOwnSetting(`navigation.${item.id}`, openAtFirst);
  const children = item.children ?? [];
  const holdsActive = children.some((child) => child === active);
  // A closed group still shows where one is.
  const shown = open ? children : children.filter((child) => child === active);
  return (
    <Box component="section" mt="sm" aria-label={label(item.label)}>
      <UnstyledButton
        className="lw-nav-heading"
        aria-expanded={open}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!open);
        }}
      >
        <span className="lw-ellipsis">{label(item.label)}</span>
        <IconChevronRight
          size={13}
          aria-hidden
          style={{ transform: open ? 'rotate(90deg)' : 'none', transition: 'transform 120ms' }}
        />
      </UnstyledButton>
      {(open || holdsActive) && shown.map((child) => <Entry key={child.id} item={child} isActive={child === active} />)}
    </Box>
  );
}

function Entry({ item, isActive }: { readonly item: NavigationItem; readonly isActive: boolean }) {
  const label = useLabel();
  const { entities } = useModel();
  const usual = item.report ? 'file-text' : item.dashboard ? 'chart-bar' : entities[item.entity ?? '']?.icon;
  return (
    <Link
      {...targetOf(item)}
      className="lw-nav"
      data-active={isActive || undefined}
      activeOptions={{ exact: item.entity !== undefined }}
      preload={false}
    >
      <NamedIcon name={item.icon ?? usual} size={16} />
      <span className="lw-ellipsis">{label(item.label)}</span>
    </Link>
  );
}

function Known({
  title,
  records,
  current,
}: {
  readonly title: string;
  readonly records: readonly KnownRecord[];
  readonly current: string | undefined;
}) {
  const { entities } = useModel();
  const readable = records.filter((record) => entities[record.entity]);
  return (
    <Box component="section" mt="sm" aria-label={title}>
      <Text className="lw-nav-heading" component="div">
        {title}
      </Text>
      {readable.map(({ entity, id, title: name }) => (
        <Link
          key={`${entity}/${id}`}
          to="/records/$entity/$id"
          params={{ entity, id }}
          search={{}}
          className="lw-nav"
          data-active={id === current || undefined}
          preload={false}
        >
          <NamedIcon name={entities[entity]?.icon} color={entities[entity]?.color} size={16} />
          <span className="lw-ellipsis">{name}</span>
        </Link>
      ))}
    </Box>
  );
}
