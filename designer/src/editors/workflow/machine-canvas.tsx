import type { KeyboardEvent } from 'react';
import { FlowCanvas } from '../../canvas/flow-canvas.tsx';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { stateAt, useCanvas } from './canvas-context.tsx';
import { EverywherePanel } from './everywhere-panel.tsx';
import { isSelectedWay } from './picture-issues.ts';
import type { StateNode } from './state-box.tsx';
import { StateBox } from './state-box.tsx';
import { useDrawn } from './use-drawn.ts';
import type { WayEdge } from './way-line.tsx';
import { WayLine } from './way-line.tsx';

const NODES = { state: StateBox };
const EDGES = { way: WayLine };
/** From this height on a picture has a smaller one beside it. */
const LARGE = 700;

/** The definition as a picture to draw in: states as boxes inside boxes, transitions as lines between. */
export function MachineCanvas({ onOpen }: { readonly onOpen: () => void }) {
  const t = useCanvasTexts();
  const canvas = useCanvas();
  const { selected, select, ask, change, kind, document, isReadOnly, copy } = canvas;
  const { nodes, edges, layout, places } = useDrawn();
  const state = selected && 'state' in selected ? selected.state : null;
  const way = selected && 'way' in selected ? selected.way : null;

  const actOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): (() => void) | undefined => {
    const isMod = ctrlKey || metaKey;
    if (isMod && key === 'c' && state && kind.isNested) return () => copy(state);
    if (isReadOnly) return undefined;
    if (isMod && key === 'v' && kind.isNested)
      return () => ask({ ask: 'paste', parent: state === null ? '' : holderOf(state) });
    if (isMod || altKey) return undefined;
    if (key === 'Delete' || key === 'Backspace')
      return () => {
        if (state) ask({ ask: 'remove', path: state });
        else if (way !== null) change(kind.removeWay(document, way), null);
      };
    if (key === 'n') return () => ask({ ask: 'add-state', parent: state === null ? '' : holderOf(state) });
    if (key === 't') return () => ask({ ask: 'connect', from: state, to: null });
    return undefined;
  };
  /** What is made beside a state lies in it when it holds others, else in what is around it. */
  const holderOf = (path: string): string =>
    nodes.find((node) => node.id === path)?.data.isHolder ? path : path.split('.').slice(0, -1).join('.');

  const chosen = state === null ? undefined : stateAt(canvas, state);
  return (
    <FlowCanvas<StateNode, WayEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODES}
      edgeTypes={EDGES}
      size={layout}
      places={places}
      chosen={state}
      onChoose={(path) => select(path === null ? null : { state: path })}
      onOpen={onOpen}
      actOf={actOf}
      readable={0.55}
      hasMiniMap={layout.height > LARGE}
      name={t.canvas}
      keys={t.keys}
      told={chosen ? t.chosen(canvas.words.state(chosen)) : ''}
      nodesConnectable={!isReadOnly}
      onEdgeClick={(_event, edge) => {
        const ways = edge.data?.ways ?? [];
        const at = ways.findIndex((one) => isSelectedWay(selected, one.id));
        const next = ways[(at + 1) % Math.max(ways.length, 1)];
        if (next) select({ way: next.id });
      }}
      onConnect={({ source, target }) => ask({ ask: 'connect', from: source, to: target })}
      onReconnect={(edge, { target }) => {
        const moved = edge.data?.ways.find((one) => isSelectedWay(selected, one.id)) ?? edge.data?.ways[0];
        if (moved) change(kind.moveWay(document, moved.id, target), null);
      }}
    >
      <EverywherePanel />
    </FlowCanvas>
  );
}
