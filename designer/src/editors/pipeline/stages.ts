import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { DraftIssue } from '../../client/drafts.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathText } from '../../schema-form/value-path.ts';

/** What stands on the way of a row; each sort has a symbol of its own. */
export type StageSort =
  | 'source'
  | 'trigger'
  | 'read'
  | 'check'
  | 'match'
  | 'find'
  | 'write'
  | 'move'
  | 'select'
  | 'related'
  | 'map'
  | 'encode'
  | 'target'
  | 'result';

/** A part of the definition that a box shows and edits. */
export type StagePart = {
  /** Where it stands in the definition. */
  readonly at: ValuePath;
  /** These properties of what stands there; all of them when absent. */
  readonly only?: readonly string[];
  /** What formulas there speak of, where that is not the definition itself: the objects around it, the nearest first. */
  readonly around?: readonly Plain[];
};

/** What holds at a box of a variant. */
export type StageFact = {
  readonly name: string;
  readonly text: string;
  /** Whether the variant says it, or what it is based on. */
  readonly isOwn: boolean;
  /** Where something else begins to be said; null where that is done already, or elsewhere. */
  readonly begin: { readonly list: 'columns' | 'steps'; readonly id: string } | null;
};

/** One box of a pipeline. */
export type Stage = {
  /** Names it among the others: `check`, `steps.2`. */
  readonly id: string;
  readonly sort: StageSort;
  readonly title: string;
  /** What is said there, in few words. */
  readonly lines: readonly string[];
  readonly parts: readonly StagePart[];
  /** The entity that it finds, writes or reads. */
  readonly entity: string | null;
  /** Its place among the steps, which are added, moved and removed. */
  readonly step: number | null;
  /** Of a variant alone: what holds there, its own or inherited. */
  readonly facts?: readonly StageFact[];
};

/** A number beside a box, with what it counts. */
export type StageNumber = { readonly count: number; readonly word: string; readonly isBad?: boolean };
export type StageNumbers = ReadonlyMap<string, readonly StageNumber[]>;

/** Where a part stands, property by property, as issues name places. */
const placesOf = ({ at, only }: StagePart): readonly string[] =>
  only ? only.map((name) => pathText([...at, name])) : [pathText(at)];

const lengthWithin = (stage: Stage, path: string): number =>
  Math.max(
    -1,
    ...stage.parts
      .flatMap(placesOf)
      .filter((at) => path === at || path.startsWith(`${at}.`))
      .map(({ length }) => length),
  );

/** The box that edits a place of the definition. */
export function stageAt(stages: readonly Stage[], path: string): Stage | undefined {
  const [best] = stages
    .map((stage) => ({ stage, length: lengthWithin(stage, path) }))
    .filter(({ length }) => length >= 0)
    .toSorted((one, other) => other.length - one.length);
  return best?.stage;
}

/** What is wrong, by the id of the box where it is. */
export function issuesOfStages(
  stages: readonly Stage[],
  issues: readonly DraftIssue[],
): ReadonlyMap<string, readonly DraftIssue[]> {
  const found = new Map<string, DraftIssue[]>();
  for (const issue of issues) {
    const stage = stageAt(stages, issue.path);
    if (stage) found.set(stage.id, [...(found.get(stage.id) ?? []), issue]);
  }
  return found;
}
