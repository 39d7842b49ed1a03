import type { Point } from '@leitwerk/runtime-ui/process';
import { bentPath } from '@leitwerk/runtime-ui/process';
import { IconBolt, IconClock, IconFilter, IconRobot } from '@tabler/icons-react';
import type { Edge, EdgeProps } from '@xyflow/react';
import { EdgeLabelRenderer } from '@xyflow/react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { useCanvas } from './canvas-context.tsx';
import { IssueMark } from './issue-mark.tsx';
import type { PicturedWay } from './picture.ts';
import { isSelectedWay } from './picture-issues.ts';

export type LineData = {
  readonly points: readonly Point[];
  readonly label: Point;
  readonly ways: readonly PicturedWay[];
};
export type WayEdge = Edge<LineData, 'way'>;

const ICONS: Partial<Record<PicturedWay['kind'], typeof IconClock>> = {
  time: IconClock,
  always: IconBolt,
  program: IconRobot,
  answer: IconRobot,
};

/** The line between two states with the transitions along it; each of them can be chosen. */
export function WayLine({ id, data }: EdgeProps<WayEdge>) {
  const t = useCanvasTexts();
  const { words, selected, select, trail, issues } = useCanvas();
  if (!data) return null;
  const { points, label, ways } = data;
  const mark = ways.some((way) => isSelectedWay(selected, way.id))
    ? 'selected'
    : ways.some((way) => trail?.taken.has(way.id))
      ? 'taken'
      : undefined;
  const marker = `lc-${id.replace(/[^\w-]/g, '_')}`;
  return (
    <>
      <defs>
        <marker id={marker} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 L8 4 L0 8 z" className="lc-way-end" data-mark={mark} />
        </marker>
      </defs>
      <path d={bentPath(points)} className="lc-way" data-mark={mark} markerEnd={`url(#${marker})`} />
      <path d={bentPath(points)} className="react-flow__edge-interaction lc-way-broad" />
      <EdgeLabelRenderer>
        <div
          className="lc-way-labels nodrag nopan"
          data-mark={mark}
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
        >
          {ways.map((way) => {
            const Shape = ICONS[way.kind];
            const text = words.way(way);
            return (
              <button
                key={way.id}
                type="button"
                tabIndex={-1}
                className="lc-way-label"
                title={way.isGuarded ? `${text} · ${t.guarded}: ${String(way.way['guard'])}` : text}
                data-selected={isSelectedWay(selected, way.id) || undefined}
                data-taken={trail?.taken.has(way.id) || undefined}
                onClick={() => select({ way: way.id })}
              >
                {Shape && <Shape size={12} aria-hidden />}
                <span className="lw-ellipsis">{text}</span>
                {way.isGuarded && <IconFilter size={11} role="img" aria-label={t.guarded} />}
                <IssueMark issues={issues.ofWay.get(way.id)} />
              </button>
            );
          })}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
