import { Box, Button, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, memo, Suspense, useState } from 'react';
import { beginProcess, readProcesses } from '../../../client/processes.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import type { OpenRecord } from '../../../client/records.ts';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { ProcessCard } from './process-card.tsx';
import { processTexts } from './process-texts.ts';

const TryOut = lazy(async () => ({ default: (await import('./try-out/try-out.tsx')).TryOut }));
const ExplainPanel = lazy(async () => ({ default: (await import('./explain-panel.tsx')).ExplainPanel }));

export type ProcessProps = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly isDirty: boolean;
  /** Something has happened that may have changed the record. */
  readonly onDone: () => void;
};

/** The processes of a record: where each stands and what can be done, and those that can be begun. */
export const ProcessPanel = memo(function ProcessPanel({ entity, record, isDirty, onDone }: ProcessProps) {
  const t = useOwnTexts(processTexts);
  const label = useLabel();
  const client = useQueryClient();
  const [showsEnded, setShowsEnded] = useState(false);
  const [asksWhy, setAsksWhy] = useState(false);
  const [triesOut, setTriesOut] = useState(false);
  const queryKey = queryKeys.processes(entity.name, record.id);
  const found = useQuery({ queryKey, queryFn: () => readProcesses(entity.name, record.id) });
  if (!found.data) return null;
  const { items, startable } = found.data;
  const underWay = items.filter(({ state }) => state === 'running' || state === 'stopped');
  const ended = items.filter((one) => !underWay.includes(one));
  const mayBegin = startable.filter(({ possible }) => possible);
  if (items.length === 0 && startable.length === 0) return null;

  /** @returns whether it was done; what went wrong has been told */
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      notifications.show({ color: 'red', title: t.failed, message: error instanceof Error ? error.message : '' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey });
      onDone();
    }
  };
  return (
    <Box component="section" px="md" py="sm" aria-label={t.processes} className="lw-processes">
      <Group gap="xs" mb={6} justify="space-between">
        <Title order={2} size="sm">
          {t.processes}
        </Title>
        <Group gap={6}>
          <Button variant="subtle" size="compact-sm" onClick={() => setAsksWhy(true)}>
            {t.why}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => setTriesOut(true)}>
            {t.tryOut}
          </Button>
          {ended.length > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={showsEnded}
              onClick={() => setShowsEnded(!showsEnded)}
            >
              {t.ended} ({ended.length})
            </Button>
          )}
          {mayBegin.length > 0 && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button
                  variant="default"
                  size="xs"
                  disabled={isDirty}
                  rightSection={<IconChevronDown size={13} aria-hidden />}
                >
                  {t.begin}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {mayBegin.map((one) => (
                  <Menu.Item key={one.workflow} onClick={() => void act(() => beginProcess(one.workflow, record.id))}>
                    {label(one.label)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </Group>
      <Stack gap="xs">
        {[...underWay, ...(showsEnded ? ended : [])].map((one) => (
          <ProcessCard key={one.id} process={one} entity={entity} record={record} isDirty={isDirty} act={act} />
        ))}
        {underWay.length === 0 && !showsEnded && ended.length > 0 && (
          <Text size="xs" c="dimmed">
            {label(ended[0]?.label ?? { de: '', en: '' })}: {ended[0] && t[ended[0].state]}
          </Text>
        )}
      </Stack>
      {triesOut && (
        <Suspense>
          <TryOut entity={entity} record={record} now={found.data} onClose={() => setTriesOut(false)} />
        </Suspense>
      )}
      {asksWhy && (
        <Suspense>
          <ExplainPanel entity={entity} id={record.id} onClose={() => setAsksWhy(false)} />
        </Suspense>
      )}
    </Box>
  );
});
