import { NamedIcon } from '@leitwerk/runtime-ui/renderer';
import { IconBolt, IconFlag, IconHistory, IconPlugConnected, IconUserCheck, IconUsers } from '@tabler/icons-react';
import type { Node, NodeProps } from '@xyflow/react';
import { Handle, Position } from '@xyflow/react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { stateAt, useCanvas } from './canvas-context.tsx';
import { IssueMark } from './issue-mark.tsx';
import type { PicturedState, PicturedWay } from './picture.ts';
import { isSelectedState, isSelectedWay } from './picture-issues.ts';
import type { StateLine } from './state-lines.ts';

export type StateData = {
  readonly state: PicturedState;
  readonly lines: readonly StateLine[];
  /** Transitions that stay in it, or lead to what is in or around it. */
  readonly inner: readonly PicturedWay[];
  readonly isHolder: boolean;
};
export type StateNode = Node<StateData, 'state'>;

const ICONS = { who: IconUsers, task: IconUserCheck, call: IconPlugConnected, act: IconBolt } as const;

/** A state on the canvas: what it is called, who has to do what until when, and what it calls. */
export function StateBox({ data: { state, lines, inner, isHolder } }: NodeProps<StateNode>) {
  const t = useCanvasTexts();
  const canvas = useCanvas();
  const { words, issues, selected, select, trail, counts, isReadOnly, document } = canvas;
  const title = words.state(state);
  const nameOf = (path: string): string => {
    const found = stateAt(canvas, path);
    return found ? words.state(found) : path;
  };
  const count = counts.get(state.path) ?? 0;
  const canLeadOn = state.type !== 'history' && (state.type !== 'final' || document['kind'] !== 'workflow');
  return (
    <div
      className="lw-state lc-state"
      data-type={state.type}
      data-holder={isHolder || undefined}
      data-selected={isSelectedState(selected, state.path) || undefined}
      data-active={trail?.active.has(state.path) || undefined}
      data-visited={trail?.visited.has(state.path) || undefined}
      {...(state.color && { style: { '--lc-state': `var(--mantine-color-${state.color}-filled)` } as object })}
    >
      <Handle type="target" position={Position.Top} isConnectable={!isReadOnly} />
      <div className="lc-state-head">
        {state.initial && <span className="lc-first" title={t.isInitial} />}
        {state.type === 'final' && <IconFlag size={13} role="img" aria-label={t.types.final} />}
        {state.type === 'history' && <IconHistory size={13} role="img" aria-label={t.types.history} />}
        {typeof state.state['icon'] === 'string' && <NamedIcon name={state.state['icon']} size={13} />}
        <span className="lw-ellipsis" title={title}>
          {title}
        </span>
        <IssueMark issues={issues.ofState.get(state.path)} />
        {count > 0 && (
          <a
            className="lc-count nodrag nopan"
            href={`/processes?workflow=${encodeURIComponent(String(document['id']))}&place=${encodeURIComponent(state.path)}`}
            tabIndex={-1}
            aria-label={t.running(count, title)}
            title={t.running(count, title)}
            onClick={(event) => event.stopPropagation()}
          >
            {count}
          </a>
        )}
      </div>
      {lines.map((line) => {
        const Shape = ICONS[line.is];
        return (
          <div key={`${line.is} ${line.text}`} className="lc-line" title={line.text}>
            <Shape size={13} aria-hidden />
            <span className="lw-ellipsis">{line.text}</span>
          </div>
        );
      })}
      {inner.map((way) => (
        <button
          key={way.id}
          type="button"
          tabIndex={-1}
          className="lc-inner nodrag nopan lw-ellipsis"
          data-selected={isSelectedWay(selected, way.id) || undefined}
          data-taken={trail?.taken.has(way.id) || undefined}
          data-lost={way.lost !== null || issues.ofWay.has(way.id) || undefined}
          onClick={(event) => {
            event.stopPropagation();
            select({ way: way.id });
          }}
        >
          {words.way(way)} {way.isGuarded ? '? ' : ''}→{' '}
          {way.lost !== null ? t.lost(way.lost) : way.to.map(nameOf).join(', ') || t.nowhere}
        </button>
      ))}
      {canLeadOn && <Handle type="source" position={Position.Bottom} isConnectable={!isReadOnly} />}
      {!canLeadOn && <Handle type="source" position={Position.Bottom} isConnectable={false} data-hidden />}
    </div>
  );
}
