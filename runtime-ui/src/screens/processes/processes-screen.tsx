import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { countProcesses, listWorkflows } from '../../client/processes.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useSignedIn } from '../../client/session.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { ProcessFilters } from './process-filters.tsx';
import { ProcessList } from './process-list.tsx';
import type { ProcessSearch } from './process-search.ts';
import { filterOf } from './process-search.ts';
import './processes.css';
import type { ProcessesTexts } from './processes-texts.ts';
import { processesTexts } from './processes-texts.ts';

// What drags is wanted on boards only.
const ProcessBoard = lazy(async () => ({ default: (await import('./process-board.tsx')).ProcessBoard }));
const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }));

const route = getRouteApi('/processes');

type Bulk = { readonly action: 'retry' | 'cancel'; readonly isAll: boolean };

/** All processes about records that the reader may see, as a list or as the board of one workflow. */
export function ProcessesScreen() {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const client = useQueryClient();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayRepair = useSignedIn().permissions.includes('jobs.manage');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const filter = filterOf(search);
  const workflows = useQuery({ queryKey: queryKeys.workflows, queryFn: listWorkflows });
  const counts = useQuery({ queryKey: queryKeys.processCounts(filter), queryFn: () => countProcesses(filter) });
  const known = workflows.data ?? [];
  const isBoard = search.look === 'board';
  // With a single workflow there is nothing to choose.
  const board = known.find((one) => one.workflow === search.workflow) ?? (known.length === 1 ? known[0] : undefined);
  const show = (next: ProcessSearch): void => {
    setSelected(new Set());
    const only = next.look === 'board' && !next.workflow && known.length === 1 ? known[0]?.workflow : undefined;
    void navigate({ search: { ...next, ...(only && { workflow: only }) }, replace: true });
  };
  const stopped = counts.data?.states.stopped ?? 0;
  const former = known.reduce((sum, one) => sum + (one.former ?? 0), 0);
  return (
    <Stack p="md" gap="md" className="lw-processes-screen">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t.title}
        </Title>
        <Group gap="xs">
          {former > 0 && (
            <Button variant="default" component={Link} to="/processes/migration">
              {t.formerVersions(former)}
            </Button>
          )}
          {mayRepair && stopped > 0 && (
            <Button variant="default" onClick={() => setBulk({ action: 'retry', isAll: true })}>
              {t.retryAll}
            </Button>
          )}
        </Group>
      </Group>
      <ProcessFilters search={search} workflows={known} counts={counts.data} onChange={show} />
      {selected.size > 0 && (
        <Group gap="xs" role="region" aria-label={t.selected(selected.size)}>
          <Text size="sm" fw={600}>
            {t.selected(selected.size)}
          </Text>
          <Button size="xs" variant="light" onClick={() => setBulk({ action: 'retry', isAll: false })}>
            {t.retrySelected}
          </Button>
          <Button size="xs" variant="light" onClick={() => setBulk({ action: 'cancel', isAll: false })}>
            {t.cancelSelected}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setSelected(new Set())}>
            {t.clear}
          </Button>
        </Group>
      )}
      {isBoard && !board && <Alert>{t.chooseWorkflow}</Alert>}
      {isBoard && board && (
        <Suspense>
          <ProcessBoard
            workflow={board}
            filter={{ ...filter, workflow: board.workflow }}
            counts={search.workflow ? counts.data : undefined}
          />
        </Suspense>
      )}
      {!isBoard && <ProcessList filter={filter} selected={mayRepair ? selected : null} onSelect={setSelected} />}
      {bulk && (
        <Suspense>
          <BulkDialog
            action={bulk.action}
            which={bulk.isAll ? { filter } : { ids: [...selected] }}
            onClose={() => setBulk(null)}
            onDone={() => {
              setSelected(new Set());
              void client.invalidateQueries({ queryKey: queryKeys.processLists });
            }}
          />
        </Suspense>
      )}
    </Stack>
  );
}
