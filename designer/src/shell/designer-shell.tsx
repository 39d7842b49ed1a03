import {
  AppearanceItems,
  ApplicationMark,
  PersonButton,
  PersonHeading,
  SignOutItem,
  useText,
} from '@leitwerk/runtime-ui/renderer';
import { Button, Center, Menu, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useTexts } from '../i18n/designer-texts.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { usePermissions } from './permissions.ts';

/** The frame of all screens of the designer; whoever may not read definitions is told so. */
export function DesignerShell() {
  const t = useText();
  const own = useTexts();
  const overview = useOverviewTexts();
  const { mayRead } = usePermissions();
  return (
    <div className="ld-page">
      <a className="lw-skip" href="#main">
        {t('skipToContent')}
      </a>
      <header className="ld-header">
        <Link to="/" className="ld-brand" aria-label={own.designer}>
          <ApplicationMark size={24} />
          <Text span fw={600} visibleFrom="xs">
            {own.designer}
          </Text>
        </Link>
        <nav aria-label={own.areas} className="ld-areas">
          <Link to="/" activeOptions={{ exact: true }} className="lw-nav" activeProps={{ 'data-active': true }}>
            {own.drafts}
          </Link>
          <Link to="/versions" className="lw-nav" activeProps={{ 'data-active': true }}>
            {own.versions}
          </Link>
          <Link to="/packages" className="lw-nav" activeProps={{ 'data-active': true }}>
            {overview.packages}
          </Link>
          <Link to="/go-live" className="lw-nav" activeProps={{ 'data-active': true }}>
            {overview.goLive}
          </Link>
        </nav>
        <Button
          component="a"
          href="/"
          variant="subtle"
          size="compact-sm"
          ml="auto"
          leftSection={<IconArrowLeft size={15} aria-hidden />}
          aria-label={own.toWork}
        >
          <Text span size="sm" visibleFrom="sm">
            {own.toWork}
          </Text>
        </Button>
        <PersonButton>
          {(target) => (
            <Menu defaultOpened position="bottom-end" width={230}>
              <Menu.Target>{target}</Menu.Target>
              <Menu.Dropdown>
                <PersonHeading />
                <Menu.Divider />
                <AppearanceItems />
                <Menu.Divider />
                <SignOutItem />
              </Menu.Dropdown>
            </Menu>
          )}
        </PersonButton>
      </header>
      <main id="main" tabIndex={-1} className="ld-main">
        {mayRead ? <Outlet /> : <NoAccess />}
      </main>
    </div>
  );
}

function NoAccess() {
  const own = useTexts();
  return (
    <Center mih="60vh" p="md">
      <Stack align="center" gap="sm">
        <Title order={1} size="h3">
          {own.noPermissionTitle}
        </Title>
        <Text c="dimmed">{own.noPermissionText}</Text>
      </Stack>
    </Center>
  );
}
