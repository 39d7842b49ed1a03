import dagre from '@dagrejs/dagre';
import type { WireMachineState, WireWay } from '@leitwerk/metadata/wire/workflow';
import type { Connection, Ends } from './process-marks.ts';
import { childrenOf, connectionsOf } from './process-marks.ts';

export type Point = { readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };

/** A state's box, placed inside the one around it. */
export type Box = Point & Size & { readonly path: string; readonly parent: string; readonly isHolder: boolean };

export type Line<Way extends Ends = WireWay> = Connection<Way> & {
  readonly points: readonly Point[];
  readonly label: Point;
};

export type Layout<Way extends Ends = WireWay> = Size & {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line<Way>[];
};

/** What is needed of a machine to draw it: of one under way, or of one that somebody works on. */
type DrawnMachine<Way extends Ends> = {
  readonly states: readonly Pick<WireMachineState, 'path'>[];
  readonly ways: readonly Way[];
};

type Sizes<Way extends Ends> = {
  /** Of a state without others in it; of one with others its head only. */
  readonly stateSize: (path: string) => Size;
  readonly labelSize: (connection: Connection<Way>) => Size;
  /** Where lines lead and how near things stand, instead of the usual. Boxes inside boxes are drawn from top to bottom only. */
  readonly graph?: { readonly rankdir?: 'TB' | 'RL'; readonly nodesep?: number; readonly edgesep?: number };
};

const PADDING = 16;

/**
 * Places states as boxes inside boxes. Each level is laid out by itself with its lines: those between states that
 * lie deeper run between what holds them there.
 */
export function layoutMachine<Way extends Ends>(machine: DrawnMachine<Way>, sizes: Sizes<Way>): Layout<Way> {
  const boxes: Box[] = [];
  const placed: { readonly connection: Connection<Way>; readonly level: string; points: Point[]; label: Point }[] = [];
  const connections = connectionsOf(machine);
  const place = (level: string): Size => {
    const children = childrenOf(machine, level);
    const graph = new dagre.graphlib.Graph({ multigraph: true });
    graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 26, edgesep: 18, marginx: 0, marginy: 0, ...sizes.graph });
    const own = new Map(children.map(({ path }) => [path, sizeOf(path)]));
    for (const [path, size] of own) graph.setNode(path, { ...size });
    const here = connections.filter(({ from, to }) => levelOf(from, to) === level);
    for (const [index, connection] of here.entries())
      graph.setEdge(
        childAt(level, connection.from),
        childAt(level, connection.to),
        { ...sizes.labelSize(connection), labelpos: 'c' },
        String(index),
      );
    dagre.layout(graph);
    const head = level === '' ? 0 : sizes.stateSize(level).height;
    const shift = { x: level === '' ? 0 : PADDING, y: level === '' ? 0 : head };
    for (const { path } of children) {
      const { x, y, width, height } = graph.node(path) as Point & Size;
      boxes.push({
        path,
        parent: level,
        x: x - width / 2 + shift.x,
        y: y - height / 2 + shift.y,
        width,
        height,
        isHolder: childrenOf(machine, path).length > 0,
      });
    }
    for (const [index, connection] of here.entries()) {
      const edge = graph.edge(childAt(level, connection.from), childAt(level, connection.to), String(index)) as {
        points: Point[];
        x?: number;
        y?: number;
      };
      const move = ({ x, y }: Point): Point => ({ x: x + shift.x, y: y + shift.y });
      const points = edge.points.map(move);
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      const label = edge.x === undefined || edge.y === undefined ? middle : move({ x: edge.x, y: edge.y });
      placed.push({ connection, level, points, label });
    }
    const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
    return { width, height };
  };
  const sizeOf = (path: string): Size => {
    const own = sizes.stateSize(path);
    if (childrenOf(machine, path).length === 0) return own;
    const inner = place(path);
    return {
      width: Math.max(own.width, inner.width + 2 * PADDING),
      height: own.height + inner.height + PADDING,
    };
  };
  const whole = place('');
  const byPath = new Map(boxes.map((box) => [box.path, box]));
  const originOf = (path: string): Point => {
    const box = byPath.get(path);
    if (!box) return { x: 0, y: 0 };
    const around = originOf(box.parent);
    return { x: around.x + box.x, y: around.y + box.y };
  };
  const alongSide = (path: string, holder: string, side: 0 | 1): Point[] => {
    const [inner, outer] = [byPath.get(path), byPath.get(holder)];
    if (!inner || !outer) return [];
    const [at, around] = [originOf(path), originOf(holder)];
    const y = at.y + inner.height / 2;
    const x = around.x + outer.width - PADDING / 2;
    return [
      { x: at.x + inner.width, y },
      { x, y },
      { x, y: around.y + side * outer.height },
    ];
  };
  const lines = placed.map(({ connection, level, points, label }): Line<Way> => {
    const origin = originOf(level);
    const move = ({ x, y }: Point): Point => ({ x: x + origin.x, y: y + origin.y });
    const { from, to } = connection;
    // From the very state, and to it, where it lies deeper: along the side of what holds it, beside the others in there.
    const [out, into] = [childAt(level, from), childAt(level, to)];
    const start = from === out ? [] : alongSide(from, out, 1);
    const end = to === into ? [] : alongSide(to, into, 0).reverse();
    return { ...connection, points: [...start, ...points.map(move), ...end], label: move(label) };
  });
  return { ...whole, boxes: [...boxes].sort((one, other) => depthOf(one.path) - depthOf(other.path)), lines };
}

const depthOf = (path: string): number => path.split('.').length;

/** The state in which both lie, each below it. */
function levelOf(from: string, to: string): string {
  const [one, other] = [from.split('.'), to.split('.')];
  let at = 0;
  while (at < one.length - 1 && at < other.length - 1 && one[at] === other[at]) at += 1;
  return one.slice(0, at).join('.');
}

/** The state of this level that a path goes through. */
const childAt = (level: string, path: string): string =>
  path
    .split('.')
    .slice(0, level === '' ? 1 : depthOf(level) + 1)
    .join('.');
