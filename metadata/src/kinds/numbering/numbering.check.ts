import type { CheckScope } from '../../check-scope.ts';
import { hasOneCounter } from '../../format-number.ts';
import type { NumberingDefinition } from '../../generated/definitions.gen.ts';

export function checkNumbering(numbering: NumberingDefinition, scope: CheckScope): void {
  if (!hasOneCounter(numbering.pattern)) scope.report('pattern', 'definition.numbering');
}
