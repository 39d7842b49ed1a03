import type { CheckScope } from '../../check-scope.ts';
import type { OptionSetDefinition } from '../../generated/definitions.gen.ts';

export function checkOptionSet(set: OptionSetDefinition, scope: CheckScope): void {
  const seen = new Set<string>();
  for (const [index, option] of set.options.entries()) {
    if (seen.has(option.id))
      scope.report(`options.${index}.id`, 'definition.repeated', { kind: 'option', id: option.id, other: set.id });
    seen.add(option.id);
  }
}
