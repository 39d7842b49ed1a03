import { nodeBelow, resolved } from '@leitwerk/metadata/schema-node';
import type { Box, Layout } from '@leitwerk/runtime-ui/process';
import { isInner, layoutMachine } from '@leitwerk/runtime-ui/process';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { useMemo } from 'react';
import type { Placed } from '../../canvas/nearest-box.ts';
import { placedBoxes } from '../../canvas/nearest-box.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import { useCanvas } from './canvas-context.tsx';
import type { PicturedWay } from './picture.ts';
import { isSelectedWay } from './picture-issues.ts';
import type { StateNode } from './state-box.tsx';
import { linesOfState } from './state-lines.ts';
import type { WayEdge } from './way-line.tsx';

const WIDTH = 224;
const HEAD = 38;
const LINE = 18;
const LETTER = 6.4;
/** Letters of the longest transition that is written out on its line. */
const LONGEST = 30;

const ACTION_TYPE = nodeBelow(resolved({ $ref: 'common.json#/definitions/action' }, {}), 'type');

type Drawn = {
  readonly nodes: StateNode[];
  readonly edges: WayEdge[];
  readonly layout: Layout<PicturedWay>;
  readonly places: readonly Placed[];
};

/** Where everything stands on the canvas. Nothing of it is kept: it follows from the definition. */
export function useDrawn(): Drawn {
  const t = useCanvasTexts();
  const label = useLabel();
  const { wordFor } = usePropertyWords();
  const { documents } = useDraftEditing();
  const { picture, words, selected, isReadOnly } = useCanvas();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words follow from the picture and the language
  const drawn = useMemo(() => {
    const action = (type: string): string => wordFor(ACTION_TYPE.schema, type);
    const scope = { documents, label, delay: words.delay, dueAfter: t.dueAfter, action };
    const states = picture.states.filter(({ path }) => path !== '');
    const lines = new Map(states.map((state) => [state.path, linesOfState(state, scope)]));
    const innerOf = (path: string) => picture.ways.filter((way) => way.from === path && isInner(way));
    const layout = layoutMachine(
      { states, ways: picture.ways },
      {
        stateSize: (path) => ({
          width: WIDTH,
          height: HEAD + LINE * ((lines.get(path)?.length ?? 0) + innerOf(path).length),
        }),
        labelSize: ({ ways }) => ({
          width: Math.max(...ways.map((way) => Math.min(words.way(way).length, LONGEST))) * LETTER + 44,
          height: ways.length * 20 + 6,
        }),
      },
    );
    const stateOf = new Map(states.map((state) => [state.path, state]));
    const nodes = layout.boxes.flatMap((box: Box): StateNode[] => {
      const state = stateOf.get(box.path);
      if (!state) return [];
      return [
        {
          id: box.path,
          type: 'state',
          position: { x: box.x, y: box.y },
          ...(box.parent !== '' && { parentId: box.parent }),
          width: box.width,
          height: box.height,
          zIndex: box.isHolder ? 0 : 2,
          data: { state, lines: lines.get(box.path) ?? [], inner: innerOf(box.path), isHolder: box.isHolder },
        },
      ];
    });
    return { layout, nodes, places: placedBoxes(layout.boxes) };
  }, [picture, documents, t]);
  const edges = drawn.layout.lines.map(
    ({ from, to, ways, points, label: at }): WayEdge => ({
      id: `${from} ${to}`,
      type: 'way',
      source: from,
      target: to,
      zIndex: 1,
      reconnectable: !isReadOnly && ways.some((way) => isSelectedWay(selected, way.id)) ? 'target' : false,
      data: { points, label: at, ways },
    }),
  );
  return { ...drawn, edges };
}
