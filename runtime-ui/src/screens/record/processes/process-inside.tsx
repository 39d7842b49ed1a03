import { SegmentedControl, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { readProcess } from '../../../client/processes.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import type { EntityModel } from '../../../model/definitions.ts';
import './process-inside.css';
import type { WireProcessDetail } from '@leitwerk/metadata/wire/workflow';
import { ExplainedSteps } from './explained-steps.tsx';
import { marksOf } from './process-marks.ts';
import { ProcessOutline } from './process-outline.tsx';
import { useWords } from './use-words.ts';

// The library that draws is large: only who looks at a picture loads it.
const ProcessPicture = lazy(async () => ({ default: (await import('./process-picture.tsx')).ProcessPicture }));

type Props = {
  /** Of the process and of its record. */
  readonly id: string;
  readonly recordId: string;
  readonly entity: EntityModel;
  readonly shows: 'machine' | 'steps';
};

/** What is inside a process: its machine, or its steps with their reasons. Kept up to date with the record. */
export function ProcessInside({ id, recordId, entity, shows }: Props) {
  const found = useQuery({
    queryKey: queryKeys.process(entity.name, recordId, id),
    queryFn: () => readProcess(id),
  });
  if (found.error) return <ProblemText error={found.error} />;
  if (!found.data) return <Skeleton h={120} />;
  return <Inside process={found.data} entity={entity} shows={shows} />;
}

function Inside({
  process,
  entity,
  shows,
}: {
  readonly process: WireProcessDetail;
  readonly entity: EntityModel;
  readonly shows: Props['shows'];
}) {
  const { machine, states, steps } = process;
  const given = useWords(machine, entity);
  // The same object as long as nothing changes: the picture is laid out anew otherwise.
  const { t, label } = given;
  const words = useMemo(() => ({ machine, entity, t, label }), [machine, entity, t, label]);
  const marks = useMemo(() => marksOf({ states, steps }), [states, steps]);
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [chosen, setChosen] = useState<'picture' | 'outline' | null>(null);
  const look = chosen ?? (isNarrow ? 'outline' : 'picture');
  if (shows === 'steps') return <ExplainedSteps process={process} words={words} />;
  const outline = <ProcessOutline process={process} marks={marks} words={words} />;
  return (
    <Stack gap={6}>
      <SegmentedControl
        size="xs"
        aria-label={t.look}
        value={look}
        onChange={(value) => setChosen(value === 'outline' ? 'outline' : 'picture')}
        data={[
          { value: 'picture', label: t.picture },
          { value: 'outline', label: t.outline },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {look === 'outline' ? (
        outline
      ) : (
        <>
          <Suspense fallback={<Skeleton h={320} />}>
            <ProcessPicture process={process} marks={marks} words={words} />
          </Suspense>
          <VisuallyHidden>{outline}</VisuallyHidden>
        </>
      )}
    </Stack>
  );
}
