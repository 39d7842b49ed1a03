import { Button, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import type { Trail } from './canvas-context.tsx';
import { stateAt, useCanvas } from './canvas-context.tsx';
import { Outline } from './outline.tsx';
import { StatePanel } from './state-panel.tsx';
import { TryPanel } from './try-out/try-panel.tsx';
import { WayPanel } from './way-panel.tsx';

type Props = {
  readonly ref: Ref<HTMLElement>;
  readonly isTrying: boolean;
  readonly onTrail: (trail: Trail | null) => void;
};

/** What is chosen, with everything that can be said of it; else the whole definition as a list. */
export function CanvasSide({ ref, isTrying, onTrail }: Props) {
  const t = useCanvasTexts();
  const canvas = useCanvas();
  const { selected, select, picture } = canvas;
  const state = selected && 'state' in selected ? stateAt(canvas, selected.state) : undefined;
  const way = selected && 'way' in selected ? picture.ways.find(({ id }) => id === selected.way) : undefined;
  const isChosen = state !== undefined || way !== undefined;
  return (
    <aside className="lc-side" ref={ref} tabIndex={-1} aria-label={t.outline}>
      {isTrying && <TryPanel onTrail={onTrail} />}
      {isChosen && (
        <Button
          variant="subtle"
          size="compact-xs"
          mb={6}
          leftSection={<IconArrowLeft size={13} aria-hidden />}
          onClick={() => select(null)}
        >
          {t.backToOutline}
        </Button>
      )}
      {state && <StatePanel key={state.path} state={state} />}
      {way && <WayPanel key={way.id} way={way} />}
      {!isChosen && picture.states.length > 1 && <Outline />}
      {!isChosen && picture.states.length <= 1 && (
        <Text size="sm" c="dimmed">
          {t.empty}
        </Text>
      )}
    </aside>
  );
}
