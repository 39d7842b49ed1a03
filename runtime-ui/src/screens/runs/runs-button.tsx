import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { ActionIcon, Box, Drawer, Group, Indicator, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { Run } from '../../client/runs.ts';
import { hasEnded, listRuns } from '../../client/runs.ts';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { RunButtons } from './run-buttons.tsx';
import { RunReport } from './run-report.tsx';
import { runTexts } from './run-texts.ts';

const ACTIVE_MS = 1000;
const QUIET_MS = 60_000;

/** Own runs at the edge of every page: how many are in work, and what became of the others. */
export function RunsButton() {
  const t = useOwnTexts(runTexts);
  const [opened, setOpened] = useState(false);
  const { data: runs = [] } = useQuery({
    queryKey: queryKeys.runs,
    queryFn: listRuns,
    refetchInterval: ({ state }) => (state.data?.some((run) => !hasEnded(run)) ? ACTIVE_MS : QUIET_MS),
  });
  const active = runs.filter((run) => !hasEnded(run) && run.state !== 'paused').length;
  const name = active > 0 ? t.active(active) : t.title;
  return (
    <>
      <Tooltip label={name}>
        <Indicator disabled={active === 0} processing size={8} offset={4}>
          <ActionIcon aria-label={name} onClick={() => setOpened(true)}>
            <IconActivity size={18} />
          </ActionIcon>
        </Indicator>
      </Tooltip>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="md"
        title={t.title}
        closeButtonProps={{ 'aria-label': t.close }}
        scrollAreaComponent={ScrollArea.Autosize}
      >
        {runs.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.empty}
          </Text>
        ) : (
          <Stack gap="sm">
            {runs.map((run) => (
              <RunCard key={run.id} run={run} />
            ))}
          </Stack>
        )}
      </Drawer>
    </>
  );
}

function RunCard({ run }: { readonly run: Run }) {
  const t = useOwnTexts(runTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const entity = run.entity === null ? undefined : entities[run.entity];
  return (
    <Box className="lw-card" p="sm">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Box miw={0}>
            <Text size="sm" fw={600} className="lw-ellipsis">
              {[t.kind(run.kind), label(entity?.labelPlural)].filter(Boolean).join(': ')}
            </Text>
            <Text size="xs" c="dimmed">
              {t.state[run.state]} · {textFromInstant(run.at, language)}
            </Text>
          </Box>
          <RunButtons run={run} />
        </Group>
        <RunReport run={run} showProblems={hasEnded(run)} />
      </Stack>
    </Box>
  );
}
