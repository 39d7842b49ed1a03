import { useMemo } from 'react';
import { FlowCanvas } from '../../canvas/flow-canvas.tsx';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { layoutStages, WIDTH } from './layout-stages.ts';
import { usePipeline } from './pipeline-context.tsx';
import type { StageNode } from './stage-box.tsx';
import { StageBox } from './stage-box.tsx';
import type { StageEdge } from './stage-line.tsx';
import { StageLine } from './stage-line.tsx';

const NODES = { stage: StageBox };
const EDGES = { stage: StageLine };
/** From this height on a picture has a smaller one beside it. */
const LARGE = 1100;
/** Boxes stand in a column: beside it there is little room. */
const MINI_WIDTH = 48;

/** The way of a row as a picture: its boxes below each other, with the steps that can be added, moved and removed. */
export function PipelineCanvas({ onOpen }: { readonly onOpen: () => void }) {
  const t = usePipelineTexts();
  const { stages, numbers, chosen, choose, steps, askStep } = usePipeline();
  const { places, width, height } = useMemo(
    () => layoutStages(stages, (id) => (numbers.get(id)?.length ?? 0) > 0),
    [stages, numbers],
  );
  const nodes = stages.map((stage, at): StageNode => {
    const { x = 0, y = 0, height: own = 0 } = places[at] ?? {};
    return { id: stage.id, type: 'stage', position: { x, y }, width: WIDTH, height: own, data: { stage } };
  });
  const firstStep = stages.findIndex(({ step }) => step !== null);
  const lastBefore = stages.findIndex(({ sort }) => sort === 'result') - 1;
  const edges = stages.slice(1).map((stage, at): StageEdge => {
    const [above, below] = [places[at], places[at + 1]];
    const x = WIDTH / 2;
    const isOfSteps = firstStep < 0 ? at === lastBefore : at >= firstStep - 1 && at <= lastBefore;
    return {
      id: `${stages[at]?.id} ${stage.id}`,
      type: 'stage',
      source: stages[at]?.id ?? '',
      target: stage.id,
      data: {
        points: [
          { x, y: (above?.y ?? 0) + (above?.height ?? 0) },
          { x, y: below?.y ?? 0 },
        ],
        at: steps && isOfSteps ? (stage.step ?? steps.count) : null,
      },
    };
  });
  const own = stages.find(({ id }) => id === chosen);
  const step = own?.step ?? null;
  return (
    <FlowCanvas<StageNode, StageEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODES}
      edgeTypes={EDGES}
      size={{ width, height }}
      places={places}
      chosen={chosen}
      onChoose={choose}
      onOpen={onOpen}
      actOf={({ key, altKey, ctrlKey, metaKey }) => {
        if (!steps || ctrlKey || metaKey) return undefined;
        if (altKey && step !== null && (key === 'ArrowUp' || key === 'ArrowDown'))
          return () => steps.shift(step, key === 'ArrowUp' ? -1 : 1);
        if (altKey) return undefined;
        if (key === 'n') return () => askStep(step === null ? steps.count : step + 1);
        if ((key === 'Delete' || key === 'Backspace') && step !== null) return () => steps.remove(step);
        return undefined;
      }}
      readable={0.85}
      hasMiniMap={height > LARGE}
      miniWidth={MINI_WIDTH}
      name={t.canvas}
      keys={steps ? t.keysOfSteps : t.keys}
      told={own ? t.chosen(own.title) : ''}
      nodesConnectable={false}
    />
  );
}
