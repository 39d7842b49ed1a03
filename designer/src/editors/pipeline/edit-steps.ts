import { movedElement } from '../../schema-form/moved-element.ts';

type Step = { readonly id: string };

/** The steps with another one at a place; its id is made another one when it is taken. */
export function insertedStep<T extends Step>(steps: readonly T[], at: number, step: T): readonly T[] {
  const taken = new Set(steps.map(({ id }) => id));
  const id = [step.id, ...Array.from({ length: steps.length + 1 }, (_, more) => `${step.id}${more + 2}`)].find(
    (one) => !taken.has(one),
  );
  return [...steps.slice(0, at), { ...step, id: id ?? step.id }, ...steps.slice(at)];
}

export const removedStep = <T>(steps: readonly T[], at: number): readonly T[] => steps.filter((_, one) => one !== at);

/** The steps with one of them earlier (-1) or later (1); the very same ones where it stands at the end already. */
export function shiftedStep<T>(steps: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  return to < 0 || to >= steps.length ? steps : movedElement(steps, at, to);
}
