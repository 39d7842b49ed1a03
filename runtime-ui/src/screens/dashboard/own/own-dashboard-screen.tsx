import { ActionIcon, Box, Button, Group, Loader, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { LINK_DASHBOARDS } from '../../../client/dashboard-links.ts';
import { BUILD_DASHBOARDS, ownDashboardKey, readOwnDashboard } from '../../../client/own-dashboards.ts';
import { statusOfError } from '../../../client/problem-error.ts';
import { useSignedIn } from '../../../client/session.ts';
import { MAIL_DASHBOARDS } from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { MessageScreen } from '../../message-screen.tsx';
import { DashboardPage } from '../dashboard-page.tsx';
import { dashboardTexts } from '../dashboard-texts.ts';
import { CopyButton } from './copy-button.tsx';
import { ownTexts } from './own-texts.ts';
import { ShareButton } from './share-button.tsx';
import { useRemoveDashboard } from './use-remove-dashboard.tsx';

/** A dashboard that somebody has made, without what its reader may not see. */
export function OwnDashboardScreen({ id }: { readonly id: string }) {
  const t = useOwnTexts(ownTexts);
  const texts = useOwnTexts(dashboardTexts);
  const navigate = useNavigate();
  const { permissions } = useSignedIn();
  const mayBuild = permissions.includes(BUILD_DASHBOARDS);
  const mayLink = permissions.includes(LINK_DASHBOARDS);
  const mayMail = permissions.includes(MAIL_DASHBOARDS);
  const search = useSearch({ from: '/dashboards/$id' });
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
        {((isMine && mayBuild) || ((mayLink || mayMail) && isWhole)) && (
          <ShareButton
            id={id}
            name={name}
            isMine={isMine && mayBuild}
            mayLink={mayLink && isWhole}
            mayMail={mayMail && isWhole}
            search={search}
          />
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
    </>
  );
}
