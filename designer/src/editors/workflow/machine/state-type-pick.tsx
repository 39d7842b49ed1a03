import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';
import { useCanvas } from '../canvas-context.tsx';
import type { PicturedState } from '../picture.ts';
import type { StateType } from './edit-states.ts';
import { lostByType, setType, typesFor } from './edit-states.ts';
import { pathOf } from './machine-json.ts';
import { machineOf, withMachine } from './workflow-canvas.ts';

/** Makes a state an end, states side by side …; asks first when something would be lost by it. */
export function StateTypePick({ state }: { readonly state: PicturedState }) {
  const t = useCanvasTexts();
  const { document, change, isReadOnly } = useCanvas();
  const [wanted, setWanted] = useState<StateType | null>(null);
  const become = (type: StateType): void =>
    change(withMachine(document, setType(machineOf(document), pathOf(state.path), type)));
  const lost = wanted ? lostByType(state.state, wanted) : [];
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t.type}
        disabled={isReadOnly}
        data={typesFor(state.state).map((type) => ({ value: type, label: t.types[type] }))}
        value={state.type}
        onChange={(next) => {
          const type = next as StateType;
          const loses = lostByType(state.state, type).filter((key) => key !== 'initial');
          if (loses.length > 0) setWanted(type);
          else become(type);
        }}
      />
      {wanted && (
        <ConfirmDialog
          title={`${t.type}: ${t.types[wanted]}`}
          action={t.types[wanted]}
          onConfirm={() => {
            become(wanted);
            return undefined;
          }}
          onClose={() => setWanted(null)}
        >
          <Text size="sm">
            {t.typeLoses(lost.length)} ({lost.join(', ')})
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}
