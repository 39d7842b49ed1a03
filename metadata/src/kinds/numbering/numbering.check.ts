import type { NumberingDefinition } from '../../generated/definitions.gen.ts';
import type { CheckScope } from '../../check-scope.ts';

export function checkNumbering(numbering: NumberingDefinition, scope: CheckScope): void {
  if ((numbering.pattern.match(/\{0+\}/g) ?? []).length !== 1) scope.report('pattern', 'definition.numbering');
}
