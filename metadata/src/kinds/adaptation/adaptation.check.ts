import type { CheckScope } from '../../check-scope.ts';
import { ofKind } from '../../check-scope.ts';
import type { AdaptationDefinition } from '../../generated/definitions.gen.ts';

type Operation = AdaptationDefinition['operations'][number];

/** Keys without which an operation says nothing. */
export const keysMissing = ({ op, value, after }: Operation): readonly ('value' | 'after')[] => [
  ...((op === 'set' || op === 'add') && value === undefined ? (['value'] as const) : []),
  ...(op === 'move' && after === undefined ? (['after'] as const) : []),
];

/** Whether what it changes is there is judged by who knows the modules. */
export function checkAdaptation(adaptation: AdaptationDefinition, scope: CheckScope): void {
  const first = ofKind(scope, 'adaptation').find((one) => one.of === adaptation.of);
  if (first !== adaptation)
    scope.report('of', 'definition.repeated', { kind: 'adaptation', id: adaptation.of, other: first?.id ?? '' });
  for (const [index, operation] of adaptation.operations.entries())
    for (const key of keysMissing(operation))
      scope.report(`operations.${index}.${key}`, 'document.missing-key', { key });
}
