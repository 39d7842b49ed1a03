import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Loader, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TriedRow } from '../../client/interface-trial.ts';
import { readSample, tryInterface } from '../../client/interface-trial.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { columnsFromSample } from './columns-from-sample.ts';
import './interface.css';
import { NewColumns } from './new-columns.tsx';
import { NewStep } from './new-step.tsx';
import { OtherFormat } from './other-format.tsx';
import type { ChosenSample } from './sample-input.tsx';
import { SampleInput } from './sample-input.tsx';
import { TrialRows } from './trial-rows.tsx';

/** So long after the last key the sample is worked out anew. */
const REST_MS = 600;

/** A sample of the other system's file beside what the interface makes of it, as it is typed into the form below. */
export function InterfaceEditor({ form, document }: KindEditorProps) {
  const t = useInterfaceTexts();
  const { model } = useDraftEditing();
  const [sample, setSample] = useState<ChosenSample | null>(null);
  const [settled] = useDebouncedValue(document, REST_MS);
  const isThere = model.app?.modules?.includes('exchange') === true;
  const given = sample?.given;
  const found = useQuery({
    queryKey: ['interface-sample', settled['format'], given],
    queryFn: ({ signal }) => (given ? readSample(settled['format'], given, signal) : null),
    enabled: isThere && given !== undefined,
    placeholderData: keepPreviousData,
  });
  const { columns = [], steps = [], language = 'de', examples = [] } = document as Partial<InterfaceDefinition>;
  const isWhole = columns.length > 0 && steps.length > 0;
  const trial = useQuery({
    queryKey: ['interface-trial', settled, given],
    queryFn: ({ signal }) => (given ? tryInterface(settled, given, signal) : null),
    enabled: isThere && given !== undefined && isWhole,
    placeholderData: keepPreviousData,
  });
  const seen = sample === null ? [] : (found.data?.columns ?? []);
  const looksLike = sample === null ? null : (found.data?.looksLike ?? null);
  const fresh = looksLike ? [] : columnsFromSample(seen, { columns, language });
  const keep = ({ cells, expected, line }: TriedRow): void => {
    const taken = new Set(examples.map(({ id }) => id));
    const id = [`row-${line}`, ...Array.from({ length: 50 }, (_, at) => `row-${line}-${at + 2}`)].find(
      (one) => !taken.has(one),
    );
    const row = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
    form.setValue(['examples'], [...examples, { id, row, expected }]);
  };
  return (
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
        <OtherFormat format={looksLike} onTake={form.isReadOnly ? null : () => form.setValue(['format'], looksLike)} />
      )}
      {fresh.length > 0 && !form.isReadOnly && (
        <NewColumns
          columns={fresh}
          found={seen}
          onTake={(taken) => form.setValue(['columns'], [...columns, ...taken])}
        />
      )}
      {isThere && columns.length > 0 && steps.length === 0 && !form.isReadOnly && (
        <NewStep columns={columns} onAdd={(step) => form.setValue(['steps'], [step])} />
      )}
      {sample !== null && trial.isFetching && <Loader size="xs" />}
      {isWhole && !looksLike && trial.error && <ProblemText error={trial.error} />}
      {sample !== null && isWhole && trial.data && !trial.error && (
        <TrialRows trial={trial.data} columns={columns} onKeep={form.isReadOnly ? null : keep} />
      )}
    </section>
  );
}
