import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import type { SharedDashboards } from '@leitwerk/metadata/wire/dashboards';
import { Center, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { openShared } from '../../../client/dashboard-links.ts';
import { statusOfError } from '../../../client/problem-error.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { SharedPages } from './shared-pages.tsx';
import { sharedTexts } from './shared-texts.ts';

/** How often is looked whether the link still shows the same, and at a link that has ended, which somebody may restore. */
const AGAIN_MS = 60_000;
const ENDED_MS = 15 * 60_000;

const isGone = (error: Error | null): boolean => error !== null && statusOfError(error) === 404;

/** Where links to dashboards lead, on a telephone or on a wall. The secret stands behind the #, which browsers send to nobody. */
export function SharedScreen() {
  const t = useOwnTexts(sharedTexts);
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') ?? '' });
  const link = useQuery({
    queryKey: ['shared-dashboards', token],
    queryFn: () => openLink(token),
    refetchInterval: ({ state }) => (isGone(state.error) ? ENDED_MS : AGAIN_MS),
    refetchIntervalInBackground: true,
  });
  if (isGone(link.error)) return <Message title={t.goneTitle} text={t.goneText} />;
  if (link.data?.pages.length === 0) return <Message title={link.data.name} text={t.empty} />;
  if (link.data)
    return (
      <SharedPages
        key={token}
        token={token}
        shared={link.data}
        asOf={new Date(link.dataUpdatedAt)}
        isLost={link.error !== null}
      />
    );
  if (link.error) return <Message title={t.goneTitle} text={link.error.message} />;
  return (
    <Center h="100dvh">
      <Loader size="sm" />
    </Center>
  );
}

/** Days are those of the place where the installation is. */
async function openLink(token: string): Promise<SharedDashboards> {
  const shared = await openShared(token);
  setClockZones({ reader: shared.installationTimeZone, place: shared.installationTimeZone });
  return shared;
}

function Message({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack gap="xs" maw={460} ta="center">
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text c="dimmed">{text}</Text>
      </Stack>
    </Center>
  );
}
