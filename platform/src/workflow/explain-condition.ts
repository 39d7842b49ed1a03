import { fieldsOfExpression } from '@leitwerk/metadata/expression';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireCondition } from '@leitwerk/metadata/wire/workflow';

type Values = Readonly<Record<string, unknown>>;

const known = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 2000;

/** Names of fields that a formula looks at; remembered, since reading one takes longer than answering it. */
export function fieldsOf(formula: string): ReadonlySet<string> {
  const found = known.get(formula) ?? fieldsOfExpression(formula);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(formula, found);
  return found;
}

export const readsHidden = (formula: string, readable: ReadonlySet<string>): boolean =>
  [...fieldsOf(formula)].some((name) => !readable.has(name));

/**
 * A condition in front of somebody: with the values that he may see. What it came to is told only when he sees all that it looked at:
 * else it would tell of what he may not see.
 * @param values what the reader may see of the record as it was then
 */
export function explainCondition(
  formula: string,
  given: {
    readonly holds: boolean;
    readonly values: Values;
    readonly readable: ReadonlySet<string>;
    readonly maySeeFormula: boolean;
    readonly label?: Label | undefined;
  },
): WireCondition {
  const { holds, values, readable, maySeeFormula, label } = given;
  const hasHidden = readsHidden(formula, readable);
  return {
    ...(maySeeFormula && { formula }),
    ...(label && { label }),
    holds: hasHidden ? null : holds,
    values: [...fieldsOf(formula)]
      .filter((name) => readable.has(name))
      .map((field) => ({ field, value: values[field] ?? null })),
    hasHidden,
  };
}
