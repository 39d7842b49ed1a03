import type { OwnDashboardHead } from '@leitwerk/metadata/wire/dashboards';
import { ActionIcon, Anchor, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCopy, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { LINK_DASHBOARDS } from '../../../client/dashboard-links.ts';
import { BUILD_DASHBOARDS, listOwnDashboards, ownDashboardsKey } from '../../../client/own-dashboards.ts';
import { useSignedIn } from '../../../client/session.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { NamedIcon } from '../../../icons/icon.tsx';
import { useModel } from '../../../model/model-context.tsx';
import { reportTexts } from '../../report/report-texts.ts';
import { LinkList } from './link-list.tsx';
import { linkTexts } from './link-texts.ts';
import { ownTexts } from './own-texts.ts';
import { useRemoveDashboard } from './use-remove-dashboard.tsx';

const SubscriptionSections = lazy(async () => ({
  default: (await import('./subscription-sections.tsx')).SubscriptionSections,
}));

/** All dashboards that somebody can look at: his own, those shared with him, those of the definitions. */
export function DashboardsScreen() {
  const t = useOwnTexts(ownTexts);
  const label = useLabel();
  const { dashboards, reports } = useModel();
  const links = useOwnTexts(linkTexts);
  const { permissions } = useSignedIn();
  const mayBuild = permissions.includes(BUILD_DASHBOARDS);
  const own = useQuery({ queryKey: ownDashboardsKey, queryFn: listOwnDashboards });
  const reportWords = useOwnTexts(reportTexts);
  const items = own.data ?? [];
  const mine = items.filter(({ isMine }) => isMine);
  const given = items.filter(({ isMine }) => !isMine);
  return (
    <Box p="md" maw={900}>
      <Group justify="space-between" mb={4}>
        <Title order={1} size="h3">
          {t.title}
        </Title>
        {mayBuild && (
          <Button component={Link} to="/dashboards/new" size="xs" leftSection={<IconPlus size={14} aria-hidden />}>
            {t.create}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {t.text}
      </Text>
      {own.error && <ProblemText error={own.error} />}
      {(mayBuild || mine.length > 0) && (
        <Section title={t.mine} empty={own.data && mine.length === 0 ? t.noneMine : undefined}>
          {mine.map((one) => (
            <OwnLine key={one.id} one={one} mayBuild={mayBuild} />
          ))}
        </Section>
      )}
      <Section title={t.given} empty={own.data && given.length === 0 ? t.noneGiven : undefined}>
        {given.map((one) => (
          <OwnLine key={one.id} one={one} mayBuild={mayBuild} />
        ))}
      </Section>
      {dashboards.length > 0 && (
        <Section title={t.shipped}>
          {dashboards.map((one) => (
            <Line key={one.id} id={one.id} icon={one.icon} name={label(one.label)}>
              {mayBuild && <CopyIcon id={one.id} name={label(one.label)} />}
            </Line>
          ))}
        </Section>
      )}
      {reports.length > 0 && (
        <Section title={reportWords.reports}>
          {reports.map((one) => (
            <Line key={one.id} to="/reports/$id" id={one.id} icon={one.icon ?? 'file-text'} name={label(one.label)} />
          ))}
        </Section>
      )}
      <Suspense fallback={null}>
        <SubscriptionSections />
      </Suspense>
      {permissions.includes(LINK_DASHBOARDS) && (
        <Section title={links.mine}>
          <LinkList />
        </Section>
      )}
    </Box>
  );
}

function Section({
  title,
  empty,
  children,
}: {
  readonly title: string;
  readonly empty?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" aria-label={title} mb="lg">
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      {empty !== undefined && (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      )}
      <Stack gap={4}>{children}</Stack>
    </Box>
  );
}

function Line({
  to = '/dashboards/$id',
  id,
  icon,
  name,
  note,
  children,
}: {
  readonly to?: '/dashboards/$id' | '/reports/$id';
  readonly id: string;
  readonly icon: string | null | undefined;
  readonly name: string;
  readonly note?: string;
  readonly children?: ReactNode;
}) {
  return (
    <Group gap={8} wrap="nowrap" mih={36}>
      <NamedIcon name={icon ?? 'chart-bar'} size={18} />
      <Box flex={1} miw={0}>
        <Anchor
          renderRoot={(props) => <Link to={to} params={{ id }} search={{}} {...props} />}
          className="lw-ellipsis"
          display="block"
        >
          {name}
        </Anchor>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Box>
      {children}
    </Group>
  );
}

function CopyIcon({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useOwnTexts(ownTexts);
  return (
    <ActionIcon
      renderRoot={(props) => <Link to="/dashboards/new" search={{ from: id }} {...props} />}
      aria-label={t.copyOf(name)}
      title={t.copy}
    >
      <IconCopy size={16} aria-hidden />
    </ActionIcon>
  );
}

function OwnLine({ one, mayBuild }: { readonly one: OwnDashboardHead; readonly mayBuild: boolean }) {
  const t = useOwnTexts(ownTexts);
  const remove = useRemoveDashboard();
  const { id, name, isMine, mayChange, owner, shares } = one;
  const note = isMine ? (shares > 0 ? t.shared(shares) : '') : t.by(owner.title ?? '–');
  return (
    <Line id={id} icon={one.icon} name={name} {...(note && { note })}>
      {mayChange && (
        <ActionIcon
          renderRoot={(props) => <Link to="/dashboards/$id/edit" params={{ id }} {...props} />}
          aria-label={t.editOf(name)}
          title={t.edit}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      )}
      {mayBuild && <CopyIcon id={id} name={name} />}
      {isMine && (
        <ActionIcon aria-label={t.removeOf(name)} title={t.remove} onClick={() => void remove(one)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Line>
  );
}
