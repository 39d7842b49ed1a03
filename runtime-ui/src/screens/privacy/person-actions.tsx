import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Person, PersonOverview } from '../../client/privacy.ts';
import { beginForPerson, holdPerson, restrictPerson } from '../../client/privacy.ts';
import { PRIVACY_ERASE } from '../../client/privacy-permissions.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { hasEnded } from '../../client/runs.ts';
import { useSignedIn } from '../../client/session.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { RunReport } from '../runs/run-report.tsx';
import { useRun } from '../runs/use-run.ts';
import { privacyTexts } from './privacy-texts.ts';

type Props = {
  readonly person: Person;
  /** Absent when the person is not there (any more): what is under way is shown all the same. */
  readonly overview: PersonOverview | undefined;
};

/** Report, restrict, erase, hold; and how far what was begun has come. */
export function PersonActions({ person, overview }: Props) {
  const t = useOwnTexts(privacyTexts);
  const client = useQueryClient();
  const { permissions } = useSignedIn();
  const [runId, setRunId] = useState<string | null>(null);
  const [asking, setAsking] = useState<'erase' | 'hold' | 'release' | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const run = useRun(runId);
  const hasRunEnded = run !== undefined && hasEnded(run);
  const key = queryKeys.person(person.entity, person.id);
  useEffect(() => {
    if (hasRunEnded) void client.invalidateQueries({ queryKey: queryKeys.person(person.entity, person.id) });
  }, [client, hasRunEnded, person.entity, person.id]);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
    await client.invalidateQueries({ queryKey: key });
  };
  const begin = (word: 'report' | 'erase') =>
    attempt(async () => {
      setAsking(null);
      setRunId((await beginForPerson(person, word)).id);
    });
  const isBusy = run !== undefined && !hasRunEnded;
  const mayErase = permissions.includes(PRIVACY_ERASE);
  return (
    <Stack gap="xs">
      {overview && (
        <Group gap="xs">
          <Button onClick={() => void begin('report')} disabled={isBusy}>
            {t.report}
          </Button>
          {mayErase && (
            <>
              <Button
                variant="default"
                onClick={() => void attempt(() => restrictPerson(person, overview.isRequested ? 'lift' : 'restrict'))}
              >
                {overview.isRequested ? t.lift : t.restrict}
              </Button>
              <Button variant="default" onClick={() => setAsking(overview.hold ? 'release' : 'hold')}>
                {overview.hold ? t.release : t.hold}
              </Button>
              <Button color="red.9" onClick={() => setAsking('erase')} disabled={isBusy || overview.hold !== null}>
                {t.erase}
              </Button>
            </>
          )}
        </Group>
      )}
      {problem !== null && <ProblemText error={problem} />}
      {run && (
        <div role="status" aria-label={run.title}>
          <Text size="sm" fw={600}>
            {run.title}
          </Text>
          <RunReport run={run} showProblems={hasRunEnded} />
        </div>
      )}
      {asking === 'erase' && overview && (
        <EraseDialog overview={overview} onClose={() => setAsking(null)} onErase={() => void begin('erase')} />
      )}
      {(asking === 'hold' || asking === 'release') && (
        <ReasonDialog
          title={asking === 'hold' ? t.hold : t.release}
          onClose={() => setAsking(null)}
          onDone={(reason) => {
            setAsking(null);
            void attempt(() => holdPerson(person, asking, reason));
          }}
        />
      )}
    </Stack>
  );
}

/** What goes, what stays, before it does. */
function EraseDialog({
  overview: { counts, mentions },
  onClose,
  onErase,
}: {
  readonly overview: PersonOverview;
  readonly onClose: () => void;
  readonly onErase: () => void;
}) {
  const t = useOwnTexts(privacyTexts);
  const lines = [
    t.eraseText(counts.delete ?? 0),
    counts.restrict ? t.eraseRestrict(counts.restrict) : null,
    counts.keep ? t.eraseKeep(counts.keep) : null,
    mentions > 0 ? t.eraseMentions(mentions) : null,
  ].filter((line) => line !== null);
  return (
    <Modal opened onClose={onClose} title={t.eraseTitle}>
      <Stack gap="xs">
        {lines.map((line) => (
          <Text size="sm" key={line}>
            {line}
          </Text>
        ))}
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button color="red.9" onClick={onErase}>
            {t.eraseNow}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const MOST_REASON = 500;

function ReasonDialog({
  title,
  onClose,
  onDone,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: (reason: string) => void;
}) {
  const t = useOwnTexts(privacyTexts);
  const [reason, setReason] = useState('');
  const name = title.replace(/ …$/, '');
  return (
    <Modal opened onClose={onClose} title={name}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') onDone(reason.trim());
        }}
      >
        <TextInput
          label={t.reason}
          required
          data-autofocus
          maxLength={MOST_REASON}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" disabled={reason.trim() === ''}>
            {name}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
