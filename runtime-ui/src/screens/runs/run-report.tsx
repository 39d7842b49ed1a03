import { Alert, Badge, Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fileAddress } from '../../client/files.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { Run } from '../../client/runs.ts';
import { hasEnded, listRunProblems } from '../../client/runs.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { RunOutcomes } from './run-outcomes.tsx';
import { runTexts } from './run-texts.ts';

const COLORS: Readonly<Record<string, string>> = {
  created: 'green',
  changed: 'blue',
  similar: 'orange',
  written: 'green',
  issued: 'green',
  undone: 'green',
  refused: 'red',
};

/** How far a run is, what became of it, its files, and what it could not do. */
export function RunReport({ run, showProblems }: { readonly run: Run; readonly showProblems: boolean }) {
  const t = useOwnTexts(runTexts);
  const share = run.total ? (run.done / run.total) * 100 : 0;
  const [shown, setShown] = useState<string | null>(null);
  const counts = Object.entries(run.counts).filter(([, count]) => count > 0);
  return (
    <Stack gap={6}>
      {!hasEnded(run) && (
        <>
          <Progress
            value={run.total === null ? 100 : share}
            animated={run.state === 'running'}
            {...(run.state === 'paused' && { color: 'gray' })}
            aria-label={t.state[run.state]}
          />
          <Text size="xs" c="dimmed" className="lw-number">
            {t.progress(run.done, run.total)}
          </Text>
        </>
      )}
      {counts.length > 0 && (
        <Group gap={6}>
          {counts.map(([word, count]) => (
            <CountBadge
              key={word}
              color={COLORS[word] ?? 'gray'}
              text={t.count(word, count, run.kind === 'import.preview')}
              {...(showProblems &&
                hasOutcomes(run, word) && {
                  shown: word === shown,
                  onShow: () => setShown(word === shown ? null : word),
                })}
            />
          ))}
        </Group>
      )}
      {shown !== null && hasOutcomes(run, shown) && <RunOutcomes run={run} word={shown} />}
      {run.error && (
        <Alert color="red" p="xs">
          {run.error}
        </Alert>
      )}
      {run.files.some((file) => file.as !== 'source') && (
        <Group gap="xs">
          {run.files
            .filter((file) => file.as !== 'source')
            .map((file) => (
              <Button
                key={file.id}
                component="a"
                href={fileAddress(file.id)}
                download
                size="compact-sm"
                variant="light"
              >
                {t.file[file.as]}
              </Button>
            ))}
        </Group>
      )}
      {showProblems && run.problems > 0 && <RunProblems run={run} />}
    </Stack>
  );
}

/** Of which counts the records are kept. */
const hasOutcomes = (run: Run, word: string): boolean => run.kind.startsWith('import.') && word !== 'refused';

function CountBadge({
  color,
  text,
  shown,
  onShow,
}: {
  readonly color: string;
  readonly text: string;
  readonly shown?: boolean;
  readonly onShow?: () => void;
}) {
  if (!onShow)
    return (
      <Badge variant="light" color={color} miw="max-content" radius="xl" h={22}>
        {text}
      </Badge>
    );
  return (
    <Button
      size="compact-xs"
      radius="xl"
      variant={shown ? 'filled' : 'light'}
      color={color}
      aria-expanded={shown}
      onClick={onShow}
    >
      {text}
    </Button>
  );
}

function RunProblems({ run }: { readonly run: Run }) {
  const t = useOwnTexts(runTexts);
  const { data } = useQuery({
    queryKey: [...queryKeys.run(run.id), 'problems', run.problems],
    queryFn: () => listRunProblems(run.id),
  });
  const isOfRows = data?.some((problem) => problem.row !== null);
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t.problems(run.problems)}
      </Text>
      <Table.ScrollContainer minWidth={320} maxHeight={320}>
        <Table verticalSpacing={4} fz="sm">
          <Table.Tbody>
            {data?.map((problem) => (
              <Table.Tr key={problem.position}>
                <Table.Td style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                  {problem.recordId && run.entity ? (
                    <RecordLink entity={run.entity} id={problem.recordId}>
                      {problem.title || t.open}
                    </RecordLink>
                  ) : (
                    t.line(problem.title ?? String(problem.position))
                  )}
                </Table.Td>
                <Table.Td>{problem.messages.join(' ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {isOfRows && run.problems > (data?.length ?? 0) && (
        <Text size="xs" c="dimmed">
          {t.moreProblems}
        </Text>
      )}
    </Stack>
  );
}
