import { ActionIcon, Group, Tabs } from '@mantine/core';
import { IconDots, IconLock, IconUsers } from '@tabler/icons-react';
import { lazy } from 'react';
import { LazyMenu } from '../../controls/lazy-menu.tsx';
import { useText } from '../../i18n/language.ts';
import type { ListSearch } from './list-search.ts';
import type { NamedView } from './list-state.ts';
import { searchOf } from './list-state.ts';
import type { ShownView } from './shown-view.ts';
import type { Views } from './use-views.ts';
import type { ViewDialog } from './view-dialog.ts';

const ViewMenu = lazy(async () => ({ default: (await import('./view-menu.tsx')).ViewMenu }));

/** More tabs than these are in the menu only. */
const MOST_TABS = 8;

type Props = {
  readonly shown: ShownView;
  readonly views: Views;
  readonly onOpen: (search: ListSearch) => void;
  readonly onAsk: (dialog: ViewDialog) => void;
};

/** The views as tabs, and a menu with all of them and what can be done with the shown one. */
export function ViewTabs({ shown, views: known, onOpen, onAsk }: Props) {
  const t = useText();
  const { view } = shown;
  const { views } = known;
  const few = views.slice(0, MOST_TABS);
  const tabs = few.includes(view) ? few : [...few.slice(0, -1), view];
  const open = (id: string | null) => {
    const next = views.find((one) => one.id === id);
    if (next) onOpen(searchOf(next, next.base));
  };
  return (
    <Group gap={4} px="md" mt={4} wrap="nowrap" align="center">
      <Tabs value={view.id} onChange={open} variant="default" miw={0} flex={1}>
        <Tabs.List aria-label={t('views')} className="lw-tabs">
          {tabs.map((one) => (
            <Tabs.Tab key={one.id} value={one.id} leftSection={<Sharing view={one} />}>
              {one.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <LazyMenu
        target={
          <ActionIcon aria-label={t('viewMenu')}>
            <IconDots size={16} />
          </ActionIcon>
        }
      >
        {(target) => <ViewMenu target={target} shown={shown} views={known} onOpen={onOpen} onAsk={onAsk} />}
      </LazyMenu>
    </Group>
  );
}

function Sharing({ view: { saved } }: { readonly view: NamedView }) {
  if (!saved) return null;
  return saved.shared === 'private' ? <IconLock size={13} aria-hidden /> : <IconUsers size={13} aria-hidden />;
}
