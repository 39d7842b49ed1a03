import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Loader, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { readLastDelivery } from '../../client/exchange-standing.ts';
import type { TriedRow } from '../../client/interface-trial.ts';
import { readSample, tryInterface } from '../../client/interface-trial.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { asList } from '../pipeline/as-list.ts';
import { PipelineEditor } from '../pipeline/pipeline-editor.tsx';
import type { Stage, StageNumbers } from '../pipeline/stages.ts';
import { columnsFromSample } from './columns-from-sample.ts';
import './interface.css';
import { numbersOfDelivery, numbersOfTrial } from './interface-numbers.ts';
import { mappingOf } from './mapping.ts';
import { NewColumns } from './new-columns.tsx';
import { NewStep } from './new-step.tsx';
import { OtherFormat } from './other-format.tsx';
import type { ChosenSample } from './sample-input.tsx';
import { SampleInput } from './sample-input.tsx';
import { TrialRows } from './trial-rows.tsx';

/** So long after the last key the sample is worked out anew. */
const REST_MS = 600;
const NO_NUMBERS: StageNumbers = new Map();

type Props = KindEditorProps & {
  /** The interface that the definition is, or that a variant stands for. */
  readonly whole: Plain;
  readonly stages: readonly Stage[];
  /** Where columns that are taken from a sample go. */
  readonly columnsAt: 'columns' | 'moreColumns';
};

/** The way of a row, drawn and edited, and below it what the interface makes of a sample of the other system's file, as it is typed. */
export function InterfaceStudio({ whole, stages, columnsAt, ...props }: Props) {
  const { form, document } = props;
  const t = useInterfaceTexts();
  const way = usePipelineTexts();
  const { model } = useDraftEditing();
  const [sample, setSample] = useState<ChosenSample | null>(null);
  const [settled] = useDebouncedValue(whole, REST_MS);
  const isThere = model.app?.modules?.includes('exchange') === true;
  const given = sample?.given;
  const found = useQuery({
    queryKey: ['interface-sample', settled['format'], given],
    queryFn: ({ signal }) => (given ? readSample(settled['format'], given, signal) : null),
    enabled: isThere && given !== undefined,
    placeholderData: keepPreviousData,
  });
  const { columns = [], steps = [], language = 'de' } = whole as Partial<InterfaceDefinition>;
  const own = (name: 'columns' | 'moreColumns' | 'examples') => asList<{ readonly id: string }>(document[name]);
  const isWhole = columns.length > 0 && steps.length > 0;
  const trial = useQuery({
    queryKey: ['interface-trial', settled, given],
    queryFn: ({ signal }) => (given ? tryInterface(settled, given, signal) : null),
    enabled: isThere && given !== undefined && isWhole,
    placeholderData: keepPreviousData,
  });
  const last = useQuery({
    queryKey: ['interface-last', document['id']],
    queryFn: ({ signal }) => readLastDelivery(String(document['id']), signal),
    enabled: isThere && sample === null,
    retry: false,
  });
  const numbers = useMemo((): StageNumbers => {
    if (sample !== null) return trial.data ? numbersOfTrial(trial.data, stages, way, t) : NO_NUMBERS;
    return last.data ? numbersOfDelivery(last.data, way) : NO_NUMBERS;
  }, [sample, trial.data, last.data, stages, way, t]);
  const mapping = useMemo(() => mappingOf(settled as Partial<InterfaceDefinition>, model), [settled, model]);
  const seen = sample === null ? [] : (found.data?.columns ?? []);
  const looksLike = sample === null ? null : (found.data?.looksLike ?? null);
  const fresh = looksLike ? [] : columnsFromSample(seen, { columns, language });
  const keep = ({ cells, expected, line }: TriedRow): void => {
    const taken = new Set(own('examples').map(({ id }) => id));
    const id = [`row-${line}`, ...Array.from({ length: 50 }, (_, at) => `row-${line}-${at + 2}`)].find(
      (one) => !taken.has(one),
    );
    const row = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
    form.setValue(['examples'], [...own('examples'), { id, row, expected }]);
  };
  return (
    <>
      <PipelineEditor {...props} stages={stages} numbers={numbers} hasSteps={columnsAt === 'columns'} />
      <section className="ld-interface" aria-label={t.title}>
        <Title order={3} size="h5">
          {t.title}
        </Title>
        <Text size="sm" c="dimmed">
          {isThere ? t.help : t.noModule}
        </Text>
        {isThere && <SampleInput sample={sample} onChange={setSample} />}
        {found.error && <ProblemText error={found.error} />}
        {looksLike && (
          <OtherFormat
            format={looksLike}
            onTake={form.isReadOnly ? null : () => form.setValue(['format'], looksLike)}
          />
        )}
        {fresh.length > 0 && !form.isReadOnly && (
          <NewColumns
            columns={fresh}
            found={seen}
            onTake={(taken) => form.setValue([columnsAt], [...own(columnsAt), ...taken])}
          />
        )}
        {isThere && columns.length > 0 && steps.length === 0 && !form.isReadOnly && (
          <NewStep columns={columns} onAdd={(step) => form.setValue(['steps'], [step])} />
        )}
        {sample !== null && trial.isFetching && <Loader size="xs" />}
        {isWhole && !looksLike && trial.error && <ProblemText error={trial.error} />}
        {sample !== null && isWhole && trial.data && !trial.error && (
          <TrialRows trial={trial.data} mapping={mapping} onKeep={form.isReadOnly ? null : keep} />
        )}
      </section>
    </>
  );
}
