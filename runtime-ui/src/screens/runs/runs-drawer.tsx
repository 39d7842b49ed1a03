import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../client/runs.ts';
import { hasEnded } from '../../client/runs.ts';
import { SideDrawer } from '../../controls/side-drawer.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { RunButtons } from './run-buttons.tsx';
import { RunReport } from './run-report.tsx';
import { runTexts } from './run-texts.ts';

/** Own runs, newest first, each with what can be done with it. */
export function RunsDrawer({ runs, onClose }: { readonly runs: readonly Run[]; readonly onClose: () => void }) {
  const t = useOwnTexts(runTexts);
  return (
    <SideDrawer title={t.title} onClose={onClose}>
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
    </SideDrawer>
  );
}

function RunCard({ run }: { readonly run: Run }) {
  const t = useOwnTexts(runTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const [opened, setOpened] = useState(false);
  const entity = run.entity === null ? undefined : entities[run.entity];
  return (
    <Box className="lw-card" p="sm">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Box miw={0}>
            <Text size="sm" fw={600} className="lw-ellipsis">
              {[run.title, label(entity?.labelPlural)].filter(Boolean).join(': ')}
            </Text>
            <Text size="xs" c="dimmed">
              {t.state[run.state]} · {textFromInstant(run.at, language)}
            </Text>
          </Box>
          <RunButtons run={run} />
        </Group>
        <RunReport run={run} showProblems={opened} />
        {hasEnded(run) && run.problems > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
            style={{ alignSelf: 'flex-start' }}
          >
            {opened ? t.lessProblems : t.problems(run.problems)}
          </Button>
        )}
      </Stack>
    </Box>
  );
}
