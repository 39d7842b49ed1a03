import { ActionIcon } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { hasEnded, listRuns } from '../../client/runs.ts';
import { openPanel, useOpenPanel } from '../../controls/open-panel.ts';
import { useText } from '../../i18n/language.ts';

const RunsDrawer = lazy(async () => ({ default: (await import('./runs-drawer.tsx')).RunsDrawer }));

const ACTIVE_MS = 1000;
const QUIET_MS = 60_000;

/** Own runs at the edge of every page: how many are in work, and what became of the others. */
export function RunsButton() {
  const t = useText();
  const opened = useOpenPanel() === 'runs';
  const { data: runs = [], refetch } = useQuery({
    queryKey: queryKeys.runs,
    queryFn: listRuns,
    refetchInterval: ({ state }) => (state.data?.some((run) => !hasEnded(run)) ? ACTIVE_MS : QUIET_MS),
  });
  const active = runs.filter((run) => !hasEnded(run) && run.state !== 'paused').length;
  const name = active > 0 ? t('runsActive', { count: active }) : t('runs');
  useEffect(() => {
    if (opened) void refetch();
  }, [opened, refetch]);
  return (
    <>
      {' '}
      <ActionIcon
        title={name}
        aria-label={name}
        onClick={() => openPanel('runs')}
        className={active > 0 ? 'lw-active-dot' : ''}
      >
        <IconActivity size={18} />
      </ActionIcon>
      {opened && (
        <Suspense fallback={null}>
          <RunsDrawer runs={runs} onClose={() => openPanel(null)} />
        </Suspense>
      )}
    </>
  );
}
