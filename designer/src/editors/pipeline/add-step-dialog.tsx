import type { InterfaceColumn, InterfaceStep } from '@leitwerk/metadata/generated/definitions.gen';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Modal, SegmentedControl, Select, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useTexts } from '../../i18n/designer-texts.ts';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { idFromText } from '../../schema-form/initial-value.ts';
import { FormButtons } from '../../shell/form-buttons.tsx';
import { suggestStep } from '../interface/suggest-step.ts';

/** A new step: what is done, with records of which entity. What is written is suggested from the names of the columns. */
export function AddStepDialog({
  columns,
  onAdd,
  onClose,
}: {
  readonly columns: readonly InterfaceColumn[];
  readonly onAdd: (step: InterfaceStep) => void;
  readonly onClose: () => void;
}) {
  const t = usePipelineTexts();
  const own = useTexts();
  const label = useLabel();
  const { model } = useDraftEditing();
  const [does, setDoes] = useState<InterfaceStep['do']>('write');
  const [entity, setEntity] = useState<string | null>(null);
  const entities = Object.values(model.entities)
    .map((one) => ({ value: one.id, label: label(one.label) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = entityWithId(model, entity);
    if (!found) return;
    const plain: InterfaceStep = { id: idFromText(found.name, 'camel'), do: does, entity: found.id };
    onAdd((does === 'write' && suggestStep(columns, found)) || plain);
  };
  return (
    <Modal opened onClose={onClose} title={t.addStepTitle}>
      <form onSubmit={submit}>
        <Stack>
          <SegmentedControl
            aria-label={t.does}
            value={does}
            onChange={(next) => setDoes(next as InterfaceStep['do'])}
            data={(['find', 'write', 'move'] as const).map((value) => ({ value, label: t.doWords[value] }))}
          />
          <Select
            data-autofocus
            searchable
            label={t.entityOf}
            description={does === 'write' ? t.suggested : t.chosenLater}
            data={entities}
            value={entity}
            onChange={setEntity}
          />
          <FormButtons submit={own.add} isGood={entity !== null} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
