import dagre from '@dagrejs/dagre';
import { escapeMarkup } from './escape-markup.ts';
import type { Block } from './manual-block.ts';

export type DrawnState = {
  readonly id: string;
  readonly label: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};
export type DrawnWay = { readonly from: string; readonly to: string; readonly label: string };

const LETTER = 6.4;
const LINE = 15;
const LONGEST_LINE = 24;
const MARGIN = 12;

/** States and the ways between them as a picture of its own, without anything from outside. */
export function drawStates(
  title: string,
  states: readonly DrawnState[],
  ways: readonly DrawnWay[],
): Extract<Block, { is: 'picture' }> {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 34, edgesep: 16, marginx: MARGIN, marginy: MARGIN });
  const lines = new Map(states.map(({ id, label }) => [id, wrapped(label)]));
  for (const [id, text] of lines) graph.setNode(id, boxOf(text));
  const drawn = ways.filter(({ from, to }) => lines.has(from) && lines.has(to));
  for (const [at, { from, to, label }] of drawn.entries()) {
    const { width, height } = boxOf(wrapped(label));
    graph.setEdge(
      from,
      to,
      { width: label ? width - 16 : 0, height: label ? height - 12 : 0, labelpos: 'c' },
      String(at),
    );
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const parts = [
    ...drawn.map(({ from, to, label }, at) => wayOf(graph.edge(from, to, String(at)) as Edge, wrapped(label))),
    ...states.map((state) => stateOf(state, graph.node(state.id) as Node, lines.get(state.id) ?? [])),
  ];
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img" aria-label="${escapeMarkup(title)}">${parts.join('')}</svg>`;
  return { is: 'picture', svg, width: w, height: h, title };
}

type Point = { readonly x: number; readonly y: number };
type Node = Point & { readonly width: number; readonly height: number };
type Edge = { readonly points: readonly Point[]; readonly x?: number; readonly y?: number };

const boxOf = (lines: readonly string[]) => ({
  width: Math.max(40, ...lines.map((line) => line.length * LETTER)) + 20,
  height: lines.length * LINE + 14,
});

/** In lines of a readable length; a longer word stays whole. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= LONGEST_LINE) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const textAt = (x: number, y: number, lines: readonly string[], attributes: string): string =>
  lines
    .map((line, at) => {
      const top = y + (at - (lines.length - 1) / 2) * LINE + 4;
      return `<text x="${round(x)}" y="${round(top)}" text-anchor="middle" font-family="Roboto, Arial, sans-serif" ${attributes}>${escapeMarkup(line)}</text>`;
    })
    .join('');

function stateOf({ isFirst, isLast }: DrawnState, { x, y, width, height }: Node, lines: readonly string[]): string {
  const box = `x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="7"`;
  const look = isFirst
    ? 'fill="#e3edff" stroke="#3b5bdb"'
    : isLast
      ? 'fill="#e6f7ee" stroke="#2b8a5f"'
      : 'fill="#ffffff" stroke="#868e96"';
  return `<rect ${box} ${look} stroke-width="1.2"/>${textAt(x, y, lines, 'font-size="12" fill="#1a1b1e"')}`;
}

function wayOf({ points, x, y }: Edge, lines: readonly string[]): string {
  const path = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`).join(' ');
  const [before, end] = [points.at(-2), points.at(-1)];
  const arrow = before && end ? arrowAt(before, end) : '';
  const has = x !== undefined && y !== undefined && lines.some(Boolean);
  const { width, height } = boxOf(lines);
  const ground = has
    ? `<rect x="${round(x - width / 2 + 8)}" y="${round(y - height / 2 + 5)}" width="${round(width - 16)}" height="${round(height - 10)}" fill="#ffffff"/>`
    : '';
  const label = has ? textAt(x, y, lines, 'font-size="10.5" fill="#495057"') : '';
  return `<path d="${path}" fill="none" stroke="#868e96" stroke-width="1.2"/>${arrow}${ground}${label}`;
}

function arrowAt(before: Point, end: Point): string {
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (turn: number): string =>
    `${round(end.x - 7 * Math.cos(angle + turn))},${round(end.y - 7 * Math.sin(angle + turn))}`;
  return `<polygon points="${round(end.x)},${round(end.y)} ${corner(0.45)} ${corner(-0.45)}" fill="#868e96"/>`;
}
