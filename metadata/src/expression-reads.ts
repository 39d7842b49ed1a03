import jsonata from 'jsonata';

/** What a formula reads. Beside `expression.ts`, which records are worked out with: only editors ask for it. */
export type ExpressionReads = {
  /** Names of the record's fields. */
  readonly fields: ReadonlySet<string>;
  /** Names of the steps before whose records it reads (`$output`). */
  readonly outputs: ReadonlySet<string>;
  /** Whether it takes the record as a whole (`$`). */
  readonly isWhole: boolean;
};

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Names there are those of what a path stands at, not of the record. */
const WITHIN: ReadonlySet<string> = new Set(['stages', 'predicate', 'group', 'expr', 'terms']);

/** By its syntax tree; a formula that cannot be read yet reads nothing. */
export function readsOfExpression(source: string): ExpressionReads {
  const fields = new Set<string>();
  const outputs = new Set<string>();
  let isWhole = false;
  const walk = (node: Node, isRoot: boolean): void => {
    const { type, value, steps } = node;
    if (type === 'name' && isRoot) fields.add(String(value));
    if (type === 'variable' && value === '' && isRoot) isWhole = true;
    if (Array.isArray(steps)) walkPath(steps as readonly Node[], isRoot);
    for (const [key, child] of Object.entries(node))
      if (key !== 'steps' && key !== 'procedure' && isNode(child)) walk(child, isRoot && !WITHIN.has(key));
  };
  const walkPath = ([first, second, ...rest]: readonly Node[], isRoot: boolean): void => {
    const isVariable = (name: string): boolean => first?.['type'] === 'variable' && first['value'] === name;
    const isField = isVariable('') && second?.['type'] === 'name';
    if (isVariable('output') && second) outputs.add(String(second['value']));
    if (first && !isField) walk(first, isRoot);
    if (second) walk(second, isRoot && isField);
    for (const one of rest) walk(one, false);
  };
  try {
    walk(jsonata(source).ast() as unknown as Node, true);
  } catch {
    return { fields: new Set(), outputs: new Set(), isWhole: false };
  }
  return { fields, outputs, isWhole };
}
