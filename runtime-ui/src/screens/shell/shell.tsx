import { ActionIcon, AppShell, Burger, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebar, IconSearch } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { JOBS_PERMISSION } from '../../client/jobs-permission.ts';
import { useLiveChanges } from '../../client/live-changes.ts';
import { useOwnSetting } from '../../client/own-setting.ts';
import { useSignedIn } from '../../client/session.ts';
import { ApplicationMark } from '../../controls/application-mark.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import { modKey } from '../../i18n/mod-key.ts';
import { useEntity, useModel } from '../../model/model-context.tsx';
import { FilePreviewProvider } from '../files/file-preview-provider.tsx';
import { BellButton } from '../notifications/bell-button.tsx';
import { RunsButton } from '../runs/runs-button.tsx';
import { CreateMenu } from './create-menu.tsx';
import { Navigation } from './navigation.tsx';
import { UserMenu } from './user-menu.tsx';

const CommandSearch = lazy(async () => ({ default: (await import('./command-search.tsx')).CommandSearch }));

const JobsButton = lazy(async () => ({ default: (await import('../jobs/jobs-button.tsx')).JobsButton }));

const QuickCreate = lazy(async () => ({ default: (await import('./quick-create.tsx')).QuickCreate }));
const HEADER = 48;
const NAVIGATION = 236;

export const mainId = 'main';

export function Shell() {
  const t = useText();
  const label = useLabel();
  const { app } = useModel();
  const { permissions } = useSignedIn();
  const [drawer, { toggle: toggleDrawer, close: closeDrawer }] = useDisclosure(false);
  const [wide, setWide] = useOwnSetting('navigation-open', true);
  const [searching, setSearching] = useState(false);
  const [creating, setCreating] = useState<string | null>(null);
  const newEntity = useEntity(creating ?? '');
  const isSmall = useMediaQuery('(max-width: 47.99em)') ?? false;
  useLiveChanges();
  const search = () => setSearching(true);
  useHotkeys([['mod+K', search]], []);
  return (
    <AppShell
      layout="alt"
      header={{ height: HEADER }}
      navbar={{ width: NAVIGATION, breakpoint: 'sm', collapsed: { mobile: !drawer, desktop: !wide } }}
      padding={0}
    >
      <a className="lw-skip" href={`#${mainId}`}>
        {t('skipToContent')}
      </a>
      <AppShell.Header className="lw-header">
        <Group h="100%" px="sm" gap="xs" wrap="nowrap">
          <Burger opened={drawer} onClick={toggleDrawer} hiddenFrom="sm" size="sm" aria-label={t('openMenu')} />
          {!wide && (
            <ActionIcon
              title={t('showNavigation')}
              visibleFrom="sm"
              aria-label={t('showNavigation')}
              onClick={() => setWide(true)}
            >
              <IconLayoutSidebar size={18} />
            </ActionIcon>
          )}
          <UnstyledButton className="lw-search" onClick={search}>
            <IconSearch size={15} aria-hidden />
            <Text span size="sm" className="lw-ellipsis" style={{ flex: 1 }}>
              {t('searchHint')}
            </Text>
            <Kbd size="xs" visibleFrom="sm">
              {modKey(t)} K
            </Kbd>
          </UnstyledButton>
          <Group ml="auto" gap={6} wrap="nowrap">
            <CreateMenu onCreate={setCreating} />
            {permissions.includes(JOBS_PERMISSION) && (
              <Suspense fallback={null}>
                <JobsButton />
              </Suspense>
            )}
            <RunsButton />
            <BellButton />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="lw-navbar">
        <Group h={HEADER} px="sm" gap={8} wrap="nowrap" style={{ flexShrink: 0 }}>
          <ApplicationMark size={24} />
          <Text fw={600} size="md" className="lw-ellipsis" style={{ flex: 1 }}>
            {label(app?.label) || 'Leitwerk'}
          </Text>
          <ActionIcon visibleFrom="sm" aria-label={t('hideNavigation')} onClick={() => setWide(false)}>
            <IconLayoutSidebar size={17} />
          </ActionIcon>
          <Burger opened onClick={closeDrawer} hiddenFrom="sm" size="sm" aria-label={t('close')} />
        </Group>
        <Navigation onLeave={() => isSmall && closeDrawer()} />
      </AppShell.Navbar>
      <AppShell.Main id={mainId} tabIndex={-1} className="lw-main">
        <FilePreviewProvider record={null}>
          <Outlet />
        </FilePreviewProvider>
      </AppShell.Main>
      {searching && (
        <Suspense fallback={null}>
          <CommandSearch onClose={() => setSearching(false)} onCreate={setCreating} />
        </Suspense>
      )}
      {newEntity && (
        <Suspense fallback={null}>
          <QuickCreate entity={newEntity} onClose={() => setCreating(null)} />
        </Suspense>
      )}
    </AppShell>
  );
}
