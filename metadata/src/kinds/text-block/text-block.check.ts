import type { CheckScope } from '../../check-scope.ts';
import { referred } from '../../check-scope.ts';
import type { TextBlockDefinition } from '../../generated/definitions.gen.ts';
import { blockCycle, checkLetterText } from '../../letter/check-letter.ts';

/** It names only what there is, is valid on some day, and does not contain itself. */
export function checkTextBlock(block: TextBlockDefinition, scope: CheckScope): void {
  const { entity, validFrom, validTo, body } = block;
  if (entity !== undefined && !referred('entity', entity, 'entity', scope)) return;
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    scope.report('validTo', 'definition.text-block-never', { from: validFrom, to: validTo });
  checkLetterText(body, entity, 'body', scope);
  const way = blockCycle(block, scope);
  if (way) scope.report('body', 'definition.text-block-cycle', { way: way.join(' → ') });
}
