import type { OutgoingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Loader, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { TriedRecord } from '../../client/outgoing-trial.ts';
import { tryOutgoing } from '../../client/outgoing-trial.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useOutgoingTexts } from '../../i18n/outgoing-texts.ts';
import '../interface/interface.css';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { asList } from '../pipeline/as-list.ts';
import { PipelineEditor } from '../pipeline/pipeline-editor.tsx';
import type { StageNumbers } from '../pipeline/stages.ts';
import { useStageWords } from '../pipeline/use-stage-words.ts';
import { RecordPick } from '../record-pick.tsx';
import { FileText } from './file-text.tsx';
import './outgoing.css';
import { numbersOfOutgoing } from './outgoing-numbers.ts';
import { outgoingStages } from './outgoing-stages.ts';
import { TriedRecordDetails } from './tried-record-details.tsx';
import { TriedRecords } from './tried-records.tsx';

/** So long after the last key it is worked out anew. */
const REST_MS = 600;
const NO_NUMBERS: StageNumbers = new Map();

/** The way of a record out, drawn and edited, and below it what comes of real records, as it is typed. */
export function OutgoingEditor(props: KindEditorProps) {
  const { form, document } = props;
  const t = useOutgoingTexts();
  const { model } = useDraftEditing();
  const [record, setRecord] = useState<string | null>(null);
  const [settled] = useDebouncedValue(document, REST_MS);
  const definition = document as Partial<OutgoingDefinition>;
  const live = Object.values(model.entities).find(({ id }) => id === definition.entity);
  const isThere = model.app?.modules?.includes('exchange') === true;
  const isWhole = asList(definition.columns).length > 0;
  const isTried = isThere && live !== undefined && isWhole;
  const trial = (one: string | null) => ({
    queryKey: ['outgoing-trial', settled, one],
    queryFn: ({ signal }: { signal: AbortSignal }) => tryOutgoing(settled, one, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const all = useQuery({ ...trial(null), enabled: isTried });
  const picked = useQuery({ ...trial(record), enabled: isTried && record !== null });
  const words = useStageWords();
  const stages = useMemo(() => outgoingStages(document as Partial<OutgoingDefinition>, words), [document, words]);
  const numbers = useMemo(() => (all.data ? numbersOfOutgoing(all.data, t) : NO_NUMBERS), [all.data, t]);
  const keep = ({ example }: TriedRecord): void => {
    const examples = asList<{ readonly id: string }>(definition.examples);
    const taken = new Set(examples.map(({ id }) => id));
    const id = Array.from({ length: examples.length + 1 }, (_, at) => `record-${at + 1}`).find(
      (one) => !taken.has(one),
    );
    if (example) form.setValue(['examples'], [...examples, { id, ...example }]);
  };
  const one = picked.data?.rows[0];
  const error = (record === null ? all.error : picked.error) ?? null;
  return (
    <>
      <PipelineEditor {...props} stages={stages} numbers={numbers} hasSteps={false} />
      <section className="ld-interface" aria-label={t.title}>
        <Title order={3} size="h5">
          {t.title}
        </Title>
        <Text size="sm" c="dimmed" mb={6}>
          {isThere ? t.help : t.noModule}
        </Text>
        {isThere && !live && definition.entity && <Text size="sm">{t.notLive}</Text>}
        {isTried && (
          <div className="lo-pick">
            <RecordPick
              key={live.id}
              entity={live}
              value={record}
              label={t.record}
              placeholder={t.search}
              onChange={setRecord}
            />
          </div>
        )}
        {isTried && (all.isFetching || picked.isFetching) && <Loader size="xs" />}
        {isTried && error && <ProblemText error={error} />}
        {isTried && !error && (
          <div className="ld-trial">
            {all.data && <TriedRecords trial={all.data} entity={live} chosen={record} onChoose={setRecord} />}
            {record !== null && one && one.record.id === record && (
              <TriedRecordDetails
                key={record}
                tried={one}
                text={picked.data?.text ?? ''}
                definition={definition}
                entity={live}
                onKeep={form.isReadOnly ? null : keep}
              />
            )}
            {record === null && all.data && all.data.text !== '' && (
              <div>
                <Text size="xs" c="dimmed" mb={4}>
                  {t.file}
                </Text>
                <FileText text={all.data.text} />
              </div>
            )}
          </div>
        )}
      </section>
    </>
  );
}
