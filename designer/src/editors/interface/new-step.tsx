import type { InterfaceColumn, InterfaceStep } from '@leitwerk/metadata/generated/definitions.gen';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import { suggestStep } from './suggest-step.ts';

/** For an interface without steps. Chooses what records become of the rows; the step that writes them is suggested from the names of the columns. */
export function NewStep({
  columns,
  onAdd,
}: {
  readonly columns: readonly InterfaceColumn[];
  readonly onAdd: (step: InterfaceStep) => void;
}) {
  const t = useInterfaceTexts();
  const label = useLabel();
  const { model } = useDraftEditing();
  const [unlike, setUnlike] = useState<string | null>(null);
  const entities = Object.values(model.entities)
    .map((entity) => ({ value: entity.id, label: label(entity.label) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const choose = (id: string | null): void => {
    const entity = Object.values(model.entities).find((one) => one.id === id);
    if (!entity) return;
    const step = suggestStep(columns, entity);
    setUnlike(step ? null : label(entity.label));
    if (step) onAdd(step);
  };
  return (
    <section aria-label={t.becomesTitle} className="ld-new-step">
      <Select
        size="xs"
        searchable
        label={t.becomesTitle}
        description={t.becomesHelp}
        placeholder={t.chooseEntity}
        data={entities}
        value={null}
        onChange={choose}
      />
      {unlike !== null && (
        <Text size="sm" role="status" mt={4}>
          {t.unlike(unlike)}
        </Text>
      )}
    </section>
  );
}
