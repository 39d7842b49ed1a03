import type { CheckScope } from '../../check-scope.ts';
import type { NumberingDefinition } from '../../generated/definitions.gen.ts';

export function checkNumbering(numbering: NumberingDefinition, scope: CheckScope): void {
  if ((numbering.pattern.match(/\{0+\}/g) ?? []).length !== 1) scope.report('pattern', 'definition.numbering');
}
