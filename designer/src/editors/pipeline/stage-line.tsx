import type { Point } from '@leitwerk/runtime-ui/process';
import { bentPath } from '@leitwerk/runtime-ui/process';
import { IconPlus } from '@tabler/icons-react';
import type { Edge, EdgeProps } from '@xyflow/react';
import { EdgeLabelRenderer } from '@xyflow/react';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { usePipeline } from './pipeline-context.tsx';

export type StageEdge = Edge<
  {
    readonly points: readonly [Point, Point];
    /** Where a step that is added here stands; null where none can. */
    readonly at: number | null;
  },
  'stage'
>;

/** From one box to the next; between steps there is a button for another one. */
export function StageLine({ id, data }: EdgeProps<StageEdge>) {
  const t = usePipelineTexts();
  const { askStep } = usePipeline();
  if (!data) return null;
  const { points, at } = data;
  const marker = `lp-${id.replace(/[^\w-]/g, '_')}`;
  const [from, to] = points;
  return (
    <>
      <defs>
        <marker id={marker} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 L8 4 L0 8 z" className="lc-way-end" />
        </marker>
      </defs>
      <path d={bentPath(points)} className="lc-way" markerEnd={`url(#${marker})`} />
      {at !== null && (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            className="lp-add nodrag nopan"
            aria-label={t.addStepAt(at + 1)}
            title={t.addStepAt(at + 1)}
            style={{ transform: `translate(-50%, -50%) translate(${from.x}px, ${(from.y + to.y) / 2 - 2}px)` }}
            onClick={() => askStep(at)}
          >
            <IconPlus size={13} aria-hidden />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
