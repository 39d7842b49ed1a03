import { ActionIcon, Box, Button, Group, Loader, Text } from '@mantine/core';
import { IconPencil, IconShare, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { BUILD_DASHBOARDS, ownDashboardKey, readOwnDashboard } from '../../../client/own-dashboards.ts';
import { statusOfError } from '../../../client/problem-error.ts';
import { useSignedIn } from '../../../client/session.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { MessageScreen } from '../../message-screen.tsx';
import { DashboardPage } from '../dashboard-page.tsx';
import { dashboardTexts } from '../dashboard-texts.ts';
import { CopyButton } from './copy-button.tsx';
import { ownTexts } from './own-texts.ts';
import { useRemoveDashboard } from './use-remove-dashboard.tsx';

const ShareDrawer = lazy(async () => ({ default: (await import('./share-drawer.tsx')).ShareDrawer }));

/** A dashboard that somebody has made, without what its reader may not see. */
export function OwnDashboardScreen({ id }: { readonly id: string }) {
  const t = useOwnTexts(ownTexts);
  const texts = useOwnTexts(dashboardTexts);
  const navigate = useNavigate();
  const mayBuild = useSignedIn().permissions.includes(BUILD_DASHBOARDS);
  const [isSharing, setSharing] = useState(false);
  const remove = useRemoveDashboard();
  const read = useQuery({ queryKey: ownDashboardKey(id), queryFn: () => readOwnDashboard(id) });
  if (read.error)
    return statusOfError(read.error) === 404 ? (
      <MessageScreen icon="chart-bar" title={texts.unknown} text={texts.unknownText} />
    ) : (
      <Box p="md">
        <ProblemText error={read.error} />
      </Box>
    );
  if (!read.data) return <Loader m="md" size="sm" />;
  const { name, dashboard, isMine, mayChange, isWhole, owner } = read.data;
  if (!dashboard) return <MessageScreen icon="chart-bar" title={name} text={t.nothingToSee} />;
  return (
    <>
      <DashboardPage id={id} dashboard={dashboard}>
        {mayChange && isWhole && (
          <Button
            component={Link}
            to="/dashboards/$id/edit"
            params={{ id } as never}
            variant="default"
            size="xs"
            leftSection={<IconPencil size={14} aria-hidden />}
          >
            {t.edit}
          </Button>
        )}
        {isMine && mayBuild && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconShare size={14} aria-hidden />}
            onClick={() => setSharing(true)}
          >
            {t.share}
          </Button>
        )}
        {mayBuild && <CopyButton from={id} />}
        {isMine && (
          <ActionIcon
            aria-label={t.removeOf(name)}
            title={t.remove}
            onClick={() =>
              void remove({ id, name }).then((isGone) => (isGone ? navigate({ to: '/dashboards' }) : undefined))
            }
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </DashboardPage>
      {(!isMine || !isWhole) && (
        <Group px="md" pb="md" gap={6}>
          <Text size="xs" c="dimmed">
            {[isMine ? '' : t.by(owner.title ?? '–'), isWhole ? '' : t.fewer].filter(Boolean).join(' · ')}
          </Text>
        </Group>
      )}
      {isSharing && (
        <Suspense fallback={null}>
          <ShareDrawer id={id} name={name} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </>
  );
}
