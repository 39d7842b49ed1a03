import type { ContractStatusDefinition, WorkflowDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { Language } from '@leitwerk/metadata/shown-type';
import { makeMachine } from '@leitwerk/metadata/workflow/make-machine';
import type { Way } from '@leitwerk/metadata/workflow/ways';
import type { DrawnState, DrawnWay } from './draw-states.ts';
import { drawStates } from './draw-states.ts';
import type { Block } from './manual-block.ts';
import { manualTexts } from './manual-texts.ts';

type Picture = Extract<Block, { is: 'picture' }>;

/** The states of a record and the events between them. */
export function drawStatus(status: ContractStatusDefinition, language: Language): Picture {
  const left = new Set(status.transitions.flatMap(({ from }) => from as readonly string[]));
  const states = status.states.map(
    ({ id, label }): DrawnState => ({
      id,
      label: label[language],
      isFirst: id === status.initial,
      isLast: !left.has(id),
    }),
  );
  const ways = status.transitions.flatMap(({ from, to, label }) =>
    from.map((one): DrawnWay => ({ from: one, to, label: label[language] })),
  );
  return drawStates(manualTexts[language].picture(status.label[language]), states, ways);
}

/** A state of the definition, with where it stands. */
type Node = { readonly path: readonly string[]; readonly config: Plain; readonly children: readonly Node[] };

/** The states of a process and what leads from one to the next. A state with others inside stands beside them when ways leave it. */
export function drawProcess(workflow: WorkflowDefinition, language: Language): Picture {
  const root = nodeOf([], workflow.machine);
  const all = new Map(nodesOf(root).map((node) => [idOf(node.path), node]));
  const ways = makeMachine(workflow).ways.filter(({ to }) => to.length > 0);
  const leaving = new Set(ways.map(({ from }) => idOf(from)));
  const first = new Set(leavesInto(root).map(({ path }) => idOf(path)));
  const states = [...all.values()]
    .filter((node) => node.children.length === 0 || leaving.has(idOf(node.path)))
    .map(({ path, config }): DrawnState => {
      const label = path.map((_, at) => labelOf(all, path.slice(0, at + 1), language)).join(' › ');
      return {
        id: idOf(path),
        label: label || workflow.label[language],
        isFirst: first.has(idOf(path)),
        isLast: config['type'] === 'final',
      };
    });
  const drawn = ways.flatMap((way): readonly DrawnWay[] => {
    const label = wayLabel(way, all.get(idOf(way.from))?.config ?? {}, language);
    const goals = way.to.flatMap((path) => leavesInto(all.get(idOf(path))));
    return goals.map(({ path }) => ({ from: idOf(way.from), to: idOf(path), label }));
  });
  return drawStates(manualTexts[language].picture(workflow.label[language]), states, drawn);
}

/** As a graph knows it; the whole machine is a name too. */
const idOf = (path: readonly string[]): string => `/${path.join('.')}`;

function nodeOf(path: readonly string[], config: unknown): Node {
  const own = isPlain(config) ? config : {};
  const states = isPlain(own['states']) ? own['states'] : {};
  return {
    path,
    config: own,
    children: Object.entries(states).map(([key, child]) => nodeOf([...path, key], child)),
  };
}

const nodesOf = (node: Node): readonly Node[] => [node, ...node.children.flatMap(nodesOf)];

/** Where a process stands that enters a state. */
function leavesInto(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  if (node.children.length === 0) return [node];
  const { initial, type } = node.config;
  return node.children
    .filter(({ path }) => type === 'parallel' || path.at(-1) === initial)
    .flatMap((child) => leavesInto(child));
}

const labelOf = (all: ReadonlyMap<string, Node>, path: readonly string[], language: Language): string =>
  wordIn(all.get(idOf(path))?.config['meta'], language) ?? path.at(-1) ?? '';

/** What a way is called in the definition, or what takes it. */
function wayLabel({ place, index }: Way, config: Plain, language: Language): string {
  const t = manualTexts[language];
  const dot = place.indexOf('.');
  const [sort, rest] = dot < 0 ? [place, ''] : [place.slice(0, dot), place.slice(dot + 1)];
  const held = config[sort];
  const list: unknown = isPlain(held) ? held[rest] : held;
  const one: unknown = Array.isArray(list) ? list[index] : list;
  const own = isPlain(one) ? wordIn(one['meta'], language) : undefined;
  if (own !== undefined) return own;
  if (sort === 'on') return rest;
  if (sort === 'after') return t.after(rest);
  if (sort === 'invoke') return rest.endsWith('onDone') ? t.answered : t.failed;
  return t.byItself;
}

function wordIn(meta: unknown, language: Language): string | undefined {
  const label = isPlain(meta) ? meta['label'] : undefined;
  const text = isPlain(label) ? label[language] : undefined;
  return typeof text === 'string' ? text : undefined;
}
