import '@xyflow/react/dist/base.css';
import '../../../renderer/machine-picture.css';
import './process-inside.css';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireMachineState, WireProcessDetail, WireWay } from '@leitwerk/metadata/wire/workflow';
import { useComputedColorScheme } from '@mantine/core';
import type { Edge, EdgeProps, Node, NodeProps, ReactFlowInstance } from '@xyflow/react';
import { Controls, EdgeLabelRenderer, Handle, Position, ReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLanguage } from '../../../i18n/language.ts';
import { bentPath } from './bent-path.ts';
import type { Box, Layout, Line, Point } from './layout-machine.ts';
import { layoutMachine } from './layout-machine.ts';
import type { Mark, Marks } from './process-marks.ts';
import { isInner, parentOf } from './process-marks.ts';
import { controlLabels, STILL_FLOW } from './still-flow.ts';
import type { Words } from './use-words.ts';
import { stateName, wayWords } from './way-words.ts';

type StateData = {
  readonly state: WireMachineState;
  readonly title: string;
  readonly lines: readonly string[];
  readonly isActive: boolean;
  readonly isHolder: boolean;
  readonly visits: readonly Mark[];
  readonly hint: string;
};
type LineData = {
  readonly points: readonly Point[];
  readonly label: Point;
  readonly texts: readonly {
    readonly id: string;
    readonly text: string;
    readonly steps: string;
    readonly hint: string;
  }[];
  readonly isTaken: boolean;
};
type StateNode = Node<StateData, 'state'>;
type WayEdge = Edge<LineData, 'way'>;

type Props = { readonly process: WireProcessDetail; readonly marks: Marks; readonly words: Words };

const WIDTH = 210;
const HEAD = 32;
const LINE = 17;
const LETTER = 6.2;
const LONGEST = 34;

/** The machine of a process as a picture: states as boxes inside boxes, where it is, where it was, and the ways between. */
export function ProcessPicture({ process, marks, words }: Props) {
  const { t } = words;
  const scheme = useComputedColorScheme('light');
  const language = useLanguage();
  const holder = useRef<HTMLElement>(null);
  const picture = useMemo(() => drawn(process, marks, words, language), [process, marks, words, language]);
  const flow = useRef<ReactFlowInstance<StateNode, WayEdge> | null>(null);
  const { layout, center } = picture;
  const lookAt = useCallback(() => {
    const width = holder.current?.clientWidth ?? 0;
    const height = holder.current?.clientHeight ?? 0;
    const zoom = Math.max(0.5, Math.min(1, (width - 24) / Math.max(layout.width, 1)));
    // All of it where it fits, else where the process is.
    if (layout.height * zoom <= height - 24 && layout.width * zoom <= width)
      void flow.current?.setCenter(layout.width / 2, layout.height / 2, { zoom });
    else {
      // Not further than to its upper and lower end.
      const half = height / zoom / 2 - 16;
      const y = Math.max(half, Math.min(center.y, layout.height - half));
      void flow.current?.setCenter(layout.width * zoom <= width ? layout.width / 2 : center.x, y, { zoom });
    }
  }, [layout.width, layout.height, center.x, center.y]);
  useEffect(lookAt, [lookAt]);
  return (
    <section className="lw-flow lw-machine" ref={holder} aria-label={`${t.pictureOf}. ${t.keys}`}>
      <ReactFlow
        nodes={picture.nodes}
        edges={picture.edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        colorMode={scheme}
        onInit={(instance) => {
          flow.current = instance;
          lookAt();
        }}
        {...STILL_FLOW}
        minZoom={0.2}
        nodesConnectable={false}
        ariaLabelConfig={{
          ...controlLabels(t),
          'node.a11yDescription.default': '',
          'node.a11yDescription.keyboardDisabled': '',
          'edge.a11yDescription.default': '',
        }}
      >
        <Controls showInteractive={false} position="top-right" />
      </ReactFlow>
    </section>
  );
}

const NODES = { state: StateBox };
const EDGES = { way: WayLine };

function StateBox({ data }: NodeProps<StateNode>) {
  const { state, title, lines, isActive, isHolder, visits, hint } = data;
  return (
    <div
      className="lw-state"
      data-type={state.type}
      data-active={isActive || undefined}
      data-visited={visits.length > 0 || undefined}
      data-holder={isHolder || undefined}
      title={hint}
      {...(state.color && { style: { '--lw-state': `var(--mantine-color-${state.color}-filled)` } as object })}
    >
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <div className="lw-state-head">
        {state.initial && <span aria-hidden className="lw-state-first" />}
        <span className="lw-ellipsis">{title}</span>
        {visits.length > 0 && <span className="lw-state-steps">{visits.map(({ step }) => step).join(' · ')}</span>}
      </div>
      {lines.map((line) => (
        <div key={line} className="lw-state-line lw-ellipsis">
          {line}
        </div>
      ))}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}

function WayLine({ id, data }: EdgeProps<WayEdge>) {
  if (!data) return null;
  const { points, label, texts, isTaken } = data;
  const marker = `${id.replace(/[^\w-]/g, '_')}-end`;
  return (
    <>
      <defs>
        <marker
          id={marker}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0 L8 4 L0 8 z" className="lw-way-end" data-taken={isTaken || undefined} />
        </marker>
      </defs>
      <path d={bentPath(points)} className="lw-way" data-taken={isTaken || undefined} markerEnd={`url(#${marker})`} />
      <EdgeLabelRenderer>
        <div
          className="lw-way-label"
          data-taken={isTaken || undefined}
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
        >
          {texts.map((one) => (
            <div key={one.id} title={one.hint}>
              {one.text}
              {one.steps && <span className="lw-way-step">{one.steps}</span>}
            </div>
          ))}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function drawn(process: WireProcessDetail, marks: Marks, words: Words, language: 'de' | 'en') {
  const { machine } = process;
  const { t, label } = words;
  const when = (list: readonly Mark[]): string =>
    list.map(({ step, at }) => `${t.step} ${step}: ${textFromInstant(at, language)}`).join('\n');
  const textOf = (way: WireWay): string => `${wayWords(way, words)}${way.isGuarded ? ' ?' : ''}`;
  const linesOf = (state: WireMachineState): string[] => {
    const isActive = marks.active.has(state.path);
    const offers = machine.ways.some(({ from, kind }) => from === state.path && kind === 'event');
    return [
      ...process.timers
        .filter((timer) => timer.state === state.path)
        .map(({ due }) => `${t.due} ${textFromInstant(due, language)}`),
      ...(isActive && state.task ? [`${t.task}: ${label(state.task)}`] : []),
      ...(isActive && offers ? [`${t.waits}: ${state.roles?.map(label).join(', ') ?? t.whoever}`] : []),
      ...machine.ways
        .filter((way) => way.from === state.path && isInner(way))
        .map((way) => `${textOf(way)} → ${way.to.map((path) => stateName(path, words)).join(', ') || t.stays}`),
    ];
  };
  const lines = new Map(machine.states.map((state) => [state.path, [...new Set(linesOf(state))]]));
  const layout: Layout = layoutMachine(machine, {
    stateSize: (path) => ({ width: WIDTH, height: HEAD + 8 + LINE * (lines.get(path)?.length ?? 0) }),
    labelSize: ({ ways }) => ({
      width: Math.max(...ways.map((way) => cut(textOf(way)).length)) * LETTER + 28,
      height: ways.length * 16 + 6,
    }),
  });
  const stateAt = new Map(machine.states.map((state) => [state.path, state]));
  const nodes = layout.boxes.flatMap((box: Box): StateNode[] => {
    const state = stateAt.get(box.path);
    if (!state) return [];
    const visits = marks.visits.get(box.path) ?? [];
    const isActive = marks.active.has(box.path);
    const title = state.type === 'history' ? t.history : stateName(box.path, words);
    const said = [
      title,
      isActive ? t.here : '',
      !isActive && visits.length > 0 ? t.was : '',
      state.type === 'final' ? t.final : '',
      ...(lines.get(box.path) ?? []),
      when(visits),
    ].filter(Boolean);
    return [
      {
        id: box.path,
        type: 'state',
        position: { x: box.x, y: box.y },
        ...(box.parent !== '' && { parentId: box.parent }),
        width: box.width,
        height: box.height,
        ariaLabel: said.join(', '),
        zIndex: box.isHolder ? 0 : 2,
        data: {
          state,
          title,
          lines: lines.get(box.path) ?? [],
          isActive,
          isHolder: box.isHolder,
          visits,
          hint: said.join('\n'),
        },
      },
    ];
  });
  const edges = layout.lines.map((line: Line): WayEdge => {
    const texts = line.ways.map((way) => {
      const taken = marks.taken.get(way.id) ?? [];
      const hint = [textOf(way), way.formula ?? '', when(taken)].filter(Boolean).join('\n');
      return { id: way.id, text: cut(textOf(way)), steps: taken.map(({ step }) => step).join(' · '), hint };
    });
    const isTaken = texts.some(({ steps }) => steps !== '');
    return {
      id: `${line.from} ${line.to}`,
      type: 'way',
      source: line.from,
      target: line.to,
      zIndex: 1,
      data: { points: line.points, label: line.label, texts, isTaken },
    };
  });
  return { layout, nodes, edges, center: centerOf(layout, marks) };
}

/** Middle of the innermost state in which the process is; of the whole picture when it is nowhere. */
function centerOf({ boxes, width, height }: Layout, marks: Marks): Point {
  const at = new Map(boxes.map((box) => [box.path, box]));
  const [deepest] = boxes.filter(({ path }) => marks.active.has(path)).reverse();
  if (!deepest) return { x: width / 2, y: height / 2 };
  let x = deepest.width / 2;
  let y = deepest.height / 2;
  for (let path = deepest.path; path !== ''; path = parentOf(path)) {
    x += at.get(path)?.x ?? 0;
    y += at.get(path)?.y ?? 0;
  }
  return { x, y };
}
