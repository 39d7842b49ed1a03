import type { WireRecord } from '@leitwerk/metadata/wire';
import type { StepDoes, Trial } from '../../client/interface-trial.ts';
import type { InterfaceTexts } from '../../i18n/interface-texts.ts';
import type { PipelineTexts } from '../../i18n/pipeline-texts.ts';
import type { Stage, StageNumber, StageNumbers } from '../pipeline/stages.ts';

type Counts = Readonly<Partial<Record<'read' | 'repeated' | 'leftOut' | 'refused' | 'written', number>>>;

const STEPS: ReadonlySet<Stage['sort']> = new Set(['find', 'write', 'move']);

/** What came of the sample that is tried, at the boxes where it is decided. */
export function numbersOfTrial(
  { counts, rows, steps }: Trial,
  stages: readonly Stage[],
  t: PipelineTexts,
  words: InterfaceTexts,
): StageNumbers {
  const found = new Map(placed({ ...counts, read: rows.length }, t));
  for (const { id, sort, lines } of stages) {
    const done = STEPS.has(sort) ? steps[lines[0] ?? ''] : undefined;
    const own = Object.entries(done ?? {}).map(
      ([does, count]): StageNumber => ({ count, word: words.does[does as StepDoes] }),
    );
    if (own.length > 0) found.set(id, own);
  }
  return found;
}

/** What came of the last delivery of the interface that is live. */
export function numbersOfDelivery(delivery: WireRecord, t: PipelineTexts): StageNumbers {
  const count = (name: string): number => Number(delivery[name] ?? 0);
  return new Map(
    placed(
      {
        read: count('taken'),
        repeated: count('repeated'),
        leftOut: count('leftOut'),
        refused: count('refused'),
        written: count('written'),
      },
      t,
    ),
  );
}

const placed = (counts: Counts, { numbers }: PipelineTexts): [string, readonly StageNumber[]][] => {
  const one = (name: keyof Counts, isBad = false): readonly StageNumber[] =>
    (counts[name] ?? 0) > 0 ? [{ count: counts[name] ?? 0, word: numbers[name], isBad }] : [];
  return [
    ['read', one('read')],
    ['check', one('leftOut')],
    ['match', one('repeated')],
    ['result', [...one('written'), ...one('refused', true)]],
  ];
};
