import type { InterfaceColumn, InterfaceStep } from '@leitwerk/metadata/generated/definitions.gen';
import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { FormProvider } from '../../schema-form/form-context.tsx';
import { valueAt } from '../../schema-form/value-path.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { AddStepDialog } from './add-step-dialog.tsx';
import { insertedStep, removedStep, shiftedStep } from './edit-steps.ts';
import './pipeline.css';
import { PipelineCanvas } from './pipeline-canvas.tsx';
import type { PipelineEditing } from './pipeline-context.tsx';
import { PipelineProvider } from './pipeline-context.tsx';
import { StageList } from './stage-list.tsx';
import { StagePanel } from './stage-panel.tsx';
import type { Stage, StageNumbers } from './stages.ts';
import { issuesOfStages, stageAt } from './stages.ts';

type Props = KindEditorProps & {
  readonly stages: readonly Stage[];
  readonly numbers: StageNumbers;
  /** Whether its steps are a list that can be changed. */
  readonly hasSteps: boolean;
};

/** A definition that is the way of a row: its boxes as a picture, and the form of the chosen one beside it. */
export function PipelineEditor({ form, file, document, node, stages, numbers, hasSteps }: Props) {
  const t = usePipelineTexts();
  const { issues } = useDraftEditing();
  const { at } = useSearch({ from: '/drafts/$draft/$kind/$id' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const side = useRef<HTMLElement>(null);
  const found = useMemo(
    () =>
      issuesOfStages(
        stages,
        issues.filter((issue) => issue.file === file),
      ),
    [stages, issues, file],
  );
  const choose = (id: string | null): void => {
    setChosen(id);
    // What there is to be said of a box is seen at once.
    for (const { at: place, only = ['by', 'values'] } of stages.find((one) => one.id === id)?.parts ?? [])
      for (const name of only)
        if (valueAt(document, [...place, name]) !== undefined) form.setOpen([...place, name], true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is gone to once
  useEffect(() => {
    const stage = at === undefined ? undefined : stageAt(stages, at);
    if (stage) choose(stage.id);
  }, [at]);
  const steps = (Array.isArray(document['steps']) ? document['steps'] : []) as readonly InterfaceStep[];
  const change = (next: readonly InterfaceStep[], then: number | null): void => {
    if (next === steps) return;
    form.setValue(['steps'], next);
    const id = then === null ? null : `steps.${then}`;
    setChosen(id);
    if (then !== null) for (const name of ['by', 'values']) form.setOpen(['steps', then, name], true);
  };
  const pipeline: PipelineEditing = {
    document,
    node,
    stages,
    issues: found,
    numbers,
    chosen,
    choose,
    steps:
      hasSteps && !form.isReadOnly
        ? {
            count: steps.length,
            add: (place, step) => change(insertedStep(steps, place, step), place),
            shift: (place, by) => change(shiftedStep(steps, place, by), place + by),
            remove: (place) => change(removedStep(steps, place), null),
          }
        : null,
    askStep: setAsked,
  };
  const stage = stages.find(({ id }) => id === chosen);
  return (
    <PipelineProvider value={pipeline}>
      <FormProvider value={form}>
        <section className="lc" aria-label={t.title}>
          <div className="lc-body lp-body">
            <PipelineCanvas onOpen={() => side.current?.focus()} />
            <aside className="lc-side lp-side" ref={side} tabIndex={-1} aria-label={t.outline}>
              {stage ? <StagePanel key={stage.id} stage={stage} /> : <StageList />}
              {!stage && (
                <Text size="xs" c="dimmed" mt="sm">
                  {t.hint}
                </Text>
              )}
            </aside>
          </div>
        </section>
        {asked !== null && (
          <AddStepDialog
            columns={(Array.isArray(document['columns']) ? document['columns'] : []) as readonly InterfaceColumn[]}
            onAdd={(step) => {
              pipeline.steps?.add(asked, step);
              setAsked(null);
            }}
            onClose={() => setAsked(null)}
          />
        )}
      </FormProvider>
    </PipelineProvider>
  );
}
