import type { OutgoingTrial, TriedState } from '../../client/outgoing-trial.ts';
import type { OutgoingTexts } from '../../i18n/outgoing-texts.ts';
import type { StageNumber, StageNumbers } from '../pipeline/stages.ts';

/** What would come of the records that changed last, at the boxes where it is decided. */
export function numbersOfOutgoing({ counts }: OutgoingTrial, { states }: OutgoingTexts): StageNumbers {
  const some = (state: TriedState, isBad = false): readonly StageNumber[] => {
    const count = counts[state] ?? 0;
    return count > 0 ? [{ count, word: states[state], isBad }] : [];
  };
  return new Map([
    ['select', [...some('leftOut'), ...some('repeated')]],
    ['map', some('refused', true)],
    ['target', some('fresh')],
  ]);
}
