import { Alert, Badge, Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fileAddress } from '../../client/files.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { Run } from '../../client/runs.ts';
import { hasEnded, listRunProblems } from '../../client/runs.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { runTexts } from './run-texts.ts';

const COLORS: Readonly<Record<string, string>> = {
  created: 'green',
  changed: 'blue',
  written: 'green',
  undone: 'green',
  refused: 'red',
};

/** How far a run is, what became of it, its files, and what it could not do. */
export function RunReport({ run, showProblems }: { readonly run: Run; readonly showProblems: boolean }) {
  const t = useOwnTexts(runTexts);
  const share = run.total ? (run.done / run.total) * 100 : 0;
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
            <Badge key={word} variant="light" color={COLORS[word] ?? 'gray'} miw="max-content">
              {t.count(word, count, run.kind === 'import.preview')}
            </Badge>
          ))}
        </Group>
      )}
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

function RunProblems({ run }: { readonly run: Run }) {
  const t = useOwnTexts(runTexts);
  const { data } = useQuery({
    queryKey: [...queryKeys.run(run.id), 'problems', run.problems],
    queryFn: () => listRunProblems(run.id),
  });
  const { entities } = useModel();
  const label = useLabel();
  const placed = (text: string, path: string | undefined): string => {
    const field = run.entity && entities[run.entity]?.fields.find((one) => one.name === path?.split('.')[0]);
    return field ? `${label(field.label)}: ${text}` : text;
  };
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
                <Table.Td>
                  {problem.messages.map((text, index) => placed(text, problem.issues[index]?.path)).join(' ')}
                </Table.Td>
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
