import '@xyflow/react/dist/base.css';
import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactFlowInstance } from '@xyflow/react';
import { Controls, MiniMap, ReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { useCallback, useEffect, useRef } from 'react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { stateAt, useCanvas } from './canvas-context.tsx';
import { EverywherePanel } from './everywhere-panel.tsx';
import type { Direction } from './nearest-box.ts';
import { nearestBox } from './nearest-box.ts';
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
const MINI = { width: 132, height: 110 };
const ARROWS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** The definition as a picture to draw in: states as boxes inside boxes, transitions as lines between. */
export function MachineCanvas({ onOpen }: { readonly onOpen: () => void }) {
  const t = useCanvasTexts();
  const scheme = useComputedColorScheme('light');
  const isWide = useMediaQuery('(min-width: 62em)', true);
  const canvas = useCanvas();
  const { selected, select, ask, change, kind, document, isReadOnly, copy } = canvas;
  const { nodes, edges, layout, places } = useDrawn();
  const flow = useRef<ReactFlowInstance<StateNode, WayEdge> | null>(null);
  const holder = useRef<HTMLElement>(null);
  const state = selected && 'state' in selected ? selected.state : null;
  const way = selected && 'way' in selected ? selected.way : null;

  const { width, height } = layout;
  const lookAtAll = useCallback(() => {
    const box = holder.current;
    if (!box || !flow.current || width === 0) return;
    const zoom = Math.min(1, (box.clientWidth - 32) / width, (box.clientHeight - 32) / height);
    // What is larger than the canvas is read from its beginning.
    const readable = Math.max(zoom, 0.55);
    const y = zoom < readable ? box.clientHeight / 2 / readable - 16 : height / 2;
    void flow.current.setCenter(width / 2, y, { zoom: readable });
  }, [width, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at as a whole once there is something, not whenever more is added
  useEffect(lookAtAll, [width === 0]);
  useEffect(() => {
    const place = places.find(({ path }) => path === state);
    const box = holder.current;
    if (!place || !box || !flow.current) return;
    const { x, y, zoom } = flow.current.getViewport();
    const [left, top] = [place.x * zoom + x, place.y * zoom + y];
    const isSeen = left >= 0 && top >= 0 && left < box.clientWidth - 60 && top < box.clientHeight - 30;
    if (!isSeen) void flow.current.setCenter(place.x + place.width / 2, place.y + place.height / 2, { zoom });
  }, [state, places]);

  const press = (event: KeyboardEvent): void => {
    if (event.target !== holder.current) return;
    const { key } = event;
    const act = (work: () => void): void => {
      event.preventDefault();
      work();
    };
    if (ARROWS.has(key))
      return act(() => {
        const next = nearestBox(places, state, key as Direction);
        if (next !== null) select({ state: next });
      });
    if (key === 'Enter') return act(onOpen);
    if (key === 'Escape') return select(null);
    if ((event.ctrlKey || event.metaKey) && key === 'c' && state && kind.isNested) return act(() => copy(state));
    if (isReadOnly) return;
    if ((event.ctrlKey || event.metaKey) && key === 'v' && kind.isNested)
      return act(() => ask({ ask: 'paste', parent: state === null ? '' : holderOf(state) }));
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'Delete' || key === 'Backspace')
      return act(() => {
        if (state) ask({ ask: 'remove', path: state });
        else if (way !== null) change(kind.removeWay(document, way), null);
      });
    if (key === 'n') return act(() => ask({ ask: 'add-state', parent: state === null ? '' : holderOf(state) }));
    if (key === 't') return act(() => ask({ ask: 'connect', from: state, to: null }));
  };
  /** What is made beside a state lies in it when it holds others, else in what is around it. */
  const holderOf = (path: string): string =>
    nodes.find((node) => node.id === path)?.data.isHolder ? path : path.split('.').slice(0, -1).join('.');

  const chosen = state === null ? undefined : stateAt(canvas, state);
  return (
    <section
      ref={holder}
      className="lw-flow lc-canvas"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move in the picture; the list beside it says the same
      tabIndex={0}
      aria-label={t.canvas}
      aria-description={t.keys}
      onKeyDown={press}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        colorMode={scheme}
        onInit={(instance) => {
          flow.current = instance;
          lookAtAll();
        }}
        onNodeClick={(_event, node) => {
          select({ state: node.id });
          holder.current?.focus({ preventScroll: true });
        }}
        onEdgeClick={(_event, edge) => {
          const ways = edge.data?.ways ?? [];
          const at = ways.findIndex((one) => isSelectedWay(selected, one.id));
          const next = ways[(at + 1) % Math.max(ways.length, 1)];
          if (next) select({ way: next.id });
        }}
        onPaneClick={() => select(null)}
        onConnect={({ source, target }) => ask({ ask: 'connect', from: source, to: target })}
        onReconnect={(edge, { target }) => {
          const moved = edge.data?.ways.find((one) => isSelectedWay(selected, one.id)) ?? edge.data?.ways[0];
          if (moved) change(kind.moveWay(document, moved.id, target), null);
        }}
        reconnectRadius={9}
        minZoom={0.15}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={!isReadOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'controls.ariaLabel': t.look,
          'controls.zoomIn.ariaLabel': t.zoomIn,
          'controls.zoomOut.ariaLabel': t.zoomOut,
          'controls.fitView.ariaLabel': t.whole,
          'minimap.ariaLabel': t.miniMap,
        }}
      >
        <EverywherePanel />
        <Controls showInteractive={false} position="top-right" />
        {isWide && height > LARGE && (
          <MiniMap pannable zoomable position="bottom-right" nodeClassName="lc-mini" style={MINI} />
        )}
      </ReactFlow>
      <span className="ld-told" role="status">
        {chosen ? t.chosen(canvas.words.state(chosen)) : ''}
      </span>
    </section>
  );
}
