import '@xyflow/react/dist/base.css';
import '@leitwerk/runtime-ui/machine-picture.css';
import './canvas.css';
import { controlLabels, STILL_FLOW } from '@leitwerk/runtime-ui/process';
import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery, useMergedRef, useResizeObserver } from '@mantine/hooks';
import type { Edge, Node, ReactFlowInstance, ReactFlowProps, Viewport } from '@xyflow/react';
import { Controls, MiniMap, ReactFlow } from '@xyflow/react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCallback, useEffect, useRef } from 'react';
import { useCanvasTexts } from '../i18n/canvas-texts.ts';
import type { Direction, Placed } from './nearest-box.ts';
import { nearestBox } from './nearest-box.ts';

/** What somebody has looked for is shown at this zoom at least. */
const READABLE = 0.8;
const MINI = { width: 132, height: 110 };
const ARROWS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

type Props<N extends Node, E extends Edge> = Pick<
  ReactFlowProps<N, E>,
  'nodes' | 'edges' | 'nodeTypes' | 'edgeTypes' | 'onEdgeClick' | 'onConnect' | 'onReconnect' | 'nodesConnectable'
> & {
  /** Of the whole picture. */
  readonly size: { readonly width: number; readonly height: number };
  readonly places: readonly Placed[];
  /** The box that is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (path: string | null) => void;
  /** Enter: to what is said of the chosen box beside the picture. */
  readonly onOpen: () => void;
  /** What further keys do, or one of those that move in the picture together with another; undefined where they do nothing. */
  readonly actOf?: (event: KeyboardEvent) => (() => void) | undefined;
  /** A box that somebody looks for: brought to the middle once it is chosen, and large enough to be read. */
  readonly sought?: { readonly path: string } | null;
  /** Another value is another picture: it is looked at as a whole again. */
  readonly drawn?: string;
  /** A smaller picture beside it. */
  readonly hasMiniMap?: boolean;
  /** How wide that is, where the usual width would cover boxes. */
  readonly miniWidth?: number;
  /** Below this zoom boxes cannot be read: what is larger than the canvas then is looked at from its beginning. */
  readonly readable: number;
  readonly name: string;
  /** What the keys do. */
  readonly keys: string;
  /** Told when something is chosen. */
  readonly told: string;
  readonly children?: ReactNode;
};

/** A picture of boxes and lines: moved and zoomed by mouse, gone through by arrow keys. Nothing in it is moved by hand. */
export function FlowCanvas<N extends Node, E extends Edge>(props: Props<N, E>) {
  const t = useCanvasTexts();
  const scheme = useComputedColorScheme('light');
  const isWide = useMediaQuery('(min-width: 62em)', true);
  const {
    size,
    places,
    chosen,
    onChoose,
    onOpen,
    actOf,
    sought,
    drawn,
    readable,
    hasMiniMap,
    miniWidth = MINI.width,
    name,
    keys,
    told,
    children,
    ...flowProps
  } = props;
  const flow = useRef<ReactFlowInstance<N, E> | null>(null);
  const holder = useRef<HTMLElement>(null);
  /** What is looked at, null for all of it: until somebody moves the picture it stays so in a canvas of any size. */
  const kept = useRef<{ readonly place: Placed | null; readonly viewport: Viewport } | null>(null);
  const lastSought = useRef<object | null>(null);
  const [measured, canvas] = useResizeObserver<HTMLElement>();
  const merged = useMergedRef(holder, measured);

  const { width, height } = size;
  const lookAtAll = useCallback(() => {
    const box = holder.current;
    if (!box || !flow.current || width === 0) return;
    const zoom = Math.min(1, (box.clientWidth - 32) / width, (box.clientHeight - 32) / height);
    const least = Math.max(zoom, readable);
    const y = zoom < least ? box.clientHeight / 2 / least - 16 : height / 2;
    void flow.current.setCenter(width / 2, y, { zoom: least });
    kept.current = { place: null, viewport: flow.current.getViewport() };
  }, [width, height, readable]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at as a whole once there is something, not whenever more is added
  useEffect(lookAtAll, [width === 0, drawn]);
  const lookAt = (place: Placed, least = 0): void => {
    if (!flow.current) return;
    const zoom = Math.max(flow.current.getZoom(), least);
    void flow.current.setCenter(place.x + place.width / 2, place.y + place.height / 2, { zoom });
    kept.current = { place, viewport: flow.current.getViewport() };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the canvas has another size
  useEffect(() => {
    const now = flow.current?.getViewport();
    const { place, viewport } = kept.current ?? {};
    if (!now || now.x !== viewport?.x || now.y !== viewport.y || now.zoom !== viewport.zoom) return;
    if (place) lookAt(place);
    else lookAtAll();
  }, [canvas.width, canvas.height]);
  const lookAtChosen = (): void => {
    const place = places.find(({ path }) => path === chosen);
    const box = holder.current;
    if (!place || !box || !flow.current) return;
    if (sought && sought.path === chosen && sought !== lastSought.current) {
      lastSought.current = sought;
      return lookAt(place, READABLE);
    }
    const { x, y, zoom } = flow.current.getViewport();
    const [left, top] = [place.x * zoom + x, place.y * zoom + y];
    const isSeen = left >= 0 && top >= 0 && left < box.clientWidth - 60 && top < box.clientHeight - 30;
    if (!isSeen) lookAt(place);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another box is chosen, or it stands elsewhere
  useEffect(lookAtChosen, [chosen, places, sought]);

  const press = (event: KeyboardEvent): void => {
    if (event.target !== holder.current) return;
    const goOn = (): void => {
      const next = nearestBox(places, chosen, event.key as Direction);
      if (next !== null) onChoose(next);
    };
    const act = actOf?.(event) ?? (ARROWS.has(event.key) ? goOn : event.key === 'Enter' ? onOpen : undefined);
    if (event.key === 'Escape') onChoose(null);
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <section
      ref={merged}
      className="lw-flow lc-canvas"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move in the picture; the list beside it says the same
      tabIndex={0}
      aria-label={name}
      aria-description={keys}
      onKeyDown={press}
    >
      <ReactFlow<N, E>
        {...STILL_FLOW}
        {...flowProps}
        colorMode={scheme}
        onInit={(instance) => {
          flow.current = instance;
          lookAtAll();
          lookAtChosen();
        }}
        onNodeClick={(_event, node) => {
          onChoose(node.id);
          holder.current?.focus({ preventScroll: true });
        }}
        onPaneClick={() => onChoose(null)}
        reconnectRadius={9}
        minZoom={0.15}
        nodesFocusable={false}
        ariaLabelConfig={{ ...controlLabels(t), 'minimap.ariaLabel': t.miniMap }}
      >
        {children}
        <Controls showInteractive={false} position="top-right" />
        {isWide && hasMiniMap && (
          <MiniMap
            pannable
            zoomable
            position="bottom-right"
            nodeClassName="lc-mini"
            style={{ ...MINI, width: miniWidth }}
          />
        )}
      </ReactFlow>
      <span className="ld-told" role="status">
        {told}
      </span>
    </section>
  );
}
