import jsonata from 'jsonata';
import type { ExpressionContext } from './expression-context.ts';
import { ALLOWED_FUNCTIONS, EXPRESSION_FUNCTIONS, VARIABLES } from './expression-functions.ts';
import type { Issue } from './issue.ts';
import type { FieldModel } from './model.ts';
import { compilePlain, NotPlain } from './plain-expression.ts';

export type Expression = {
  readonly source: string;
  /** Names of the record's fields that it reads. */
  readonly fields: ReadonlySet<string>;
  /** Works on a record by field name; missing values and nulls are undefined in it. Throws when it cannot be worked out. */
  readonly evaluate: (record: Readonly<Record<string, unknown>>, context: ExpressionContext) => Promise<unknown>;
};

const LONGEST = 2000;
const MOST_NODES = 300;
const DEEPEST = 60;

/** What a formula may take at run time: little code can double a list or a text over and over. */
const LIMITS = { timeout: 2000, sequence: 10_000 } as const;
const LONGEST_TEXT = 1_000_000;
/** JSONata asks for this variable and calls it with the result of every step. */
const AFTER_EACH = Symbol.for('jsonata.__evaluate_exit');

function refuseLongText(_step: unknown, _input: unknown, _environment: unknown, result: unknown): void {
  if (typeof result === 'string' && result.length > LONGEST_TEXT)
    throw Object.assign(new Error(`a text of more than ${LONGEST_TEXT} characters`), { code: TEXT_TOO_LONG });
}

/** What JSONata says of a recursion too deep, of time run out and of a list too long; and we of a text. */
const TEXT_TOO_LONG = 'text-too-long';
const BEYOND_LIMITS: ReadonlySet<unknown> = new Set(['D1011', 'D1012', 'D2015', TEXT_TOO_LONG]);

/** Whether a formula was ended because it takes too much, whatever the record. */
export const isBeyondLimits = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && BEYOND_LIMITS.has(error.code);

type Node = { readonly type?: unknown; readonly value?: unknown } & Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What can run for ever or reach outside. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  regex: '/…/',
  lambda: 'function',
  transform: '|…|…|',
  wildcard: '*',
  descendant: '**',
  parent: '%',
  partial: '?',
  apply: '~>',
};
const ARITHMETIC: ReadonlySet<unknown> = new Set(['+', '-', '*', '/', '%']);
const DECIMALS: ReadonlySet<string> = new Set(['decimal', 'money', 'percent']);

type Reading = {
  readonly issues: Issue[];
  readonly fields: Set<string>;
  /** Where names of fields end in the text. */
  readonly ends: { readonly name: string; readonly end: number }[];
  readonly bound: Set<string>;
  nodes: number;
};

/**
 * Compiles a formula that `checkExpression` has found nothing against.
 * @param variables known here beside those that are known everywhere
 */
export function compileExpression(source: string, variables: readonly string[] = []): Expression {
  const { issues, fields } = readExpression(source, '', [], variables);
  const [issue] = issues;
  if (issue) throw new Error(`${source}: ${issue.code} ${JSON.stringify(issue.params ?? {})}`);
  const program = jsonata(source, LIMITS);
  program.assign(AFTER_EACH as never, refuseLongText);
  for (const [name, implementation] of Object.entries(EXPRESSION_FUNCTIONS)) {
    program.registerFunction(name, implementation as (...args: unknown[]) => unknown);
  }
  const evaluate: Expression['evaluate'] = (record, context) =>
    program.evaluate(withoutNulls(record), {
      now: context.now,
      today: context.today,
      user: context.user ?? undefined,
      output: context.output,
    });
  const plain = compilePlain(program.ast());
  if (!plain) return { source, fields, evaluate };
  return {
    source,
    fields,
    evaluate: async (record, context) => {
      try {
        return plain(record, context);
      } catch (error) {
        if (error instanceof NotPlain) return evaluate(record, context);
        throw error;
      }
    },
  };
}

// In JSONata a comparison with null is an error, one with nothing is nothing.
const withoutNulls = (record: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const name in record) if (record[name] !== null && record[name] !== undefined) result[name] = record[name];
  return result;
};

/** What is wrong with a formula over these fields: syntax, what is not allowed, unknown names, floats where exact decimals are needed. */
export function checkExpression(
  source: string,
  fields: readonly FieldModel[] | null,
  path: string,
  variables: readonly string[] = [],
): readonly Issue[] {
  const { issues, fields: named } = readExpression(source, path, fields ?? [], variables);
  if (fields === null || issues.length > 0) return issues;
  const known = new Set([
    ...fields.map((field) => field.name),
    'id',
    'version',
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
  ]);
  return [...named]
    .filter((name) => !known.has(name))
    .map((name): Issue => ({ path, code: 'expression.unknown-field', params: { field: name } }));
}

/** Names of the record's fields that a formula reads. */
export const fieldsOfExpression = (source: string): ReadonlySet<string> =>
  readExpression(source, '', [], ['output']).fields;

/** The formula with another name for a field of its record; fields of rows and texts that are called the same stay. */
export function renamedInExpression(source: string, before: string, after: string): string {
  const { ends } = readExpression(source, '', [], ['output']);
  return ends
    .filter(({ name, end }) => name === before && source.slice(end - name.length, end) === name)
    .toSorted((one, other) => other.end - one.end)
    .reduce((text, { end }) => text.slice(0, end - before.length) + after + text.slice(end), source);
}

function readExpression(
  source: string,
  path: string,
  model: readonly FieldModel[],
  variables: readonly string[],
): Reading {
  const reading: Reading = { issues: [], fields: new Set(), ends: [], bound: new Set(variables), nodes: 0 };
  if (source.length > LONGEST) {
    reading.issues.push({ path, code: 'value.too-long', params: { most: LONGEST } });
    return reading;
  }
  try {
    walk(jsonata(source).ast() as unknown as Node, reading, path, 0, true, model);
  } catch (error) {
    const reason = isNode(error) && typeof error['message'] === 'string' ? error['message'] : String(error);
    reading.issues.push({ path, code: 'expression.syntax', params: { reason } });
  }
  return reading;
}

function walk(
  node: Node,
  reading: Reading,
  path: string,
  depth: number,
  isRoot: boolean,
  model: readonly FieldModel[],
): void {
  const forbid = (what: string): void => {
    reading.issues.push({ path, code: 'expression.forbidden', params: { what } });
  };
  reading.nodes += 1;
  if (reading.nodes > MOST_NODES || depth > DEEPEST) {
    if (reading.nodes === MOST_NODES + 1 || depth === DEEPEST + 1) forbid(`> ${MOST_NODES}`);
    return;
  }
  const type = String(node.type);
  const word = FORBIDDEN[type];
  if (word !== undefined) return forbid(word);
  const go = (child: unknown, root = isRoot): void => {
    if (Array.isArray(child)) for (const one of child) go(one, root);
    else if (isNode(child)) walk(child, reading, path, depth + 1, root, model);
  };
  switch (type) {
    case 'name':
      if (isRoot) {
        reading.fields.add(String(node.value));
        reading.ends.push({ name: String(node.value), end: Number(node['position']) });
      }
      return go([node['stages'], node['predicate'], node['group']], false);
    case 'path': {
      const [first, ...rest] = node['steps'] as Node[];
      go(first);
      return go([...rest, node['group']], false);
    }
    case 'variable':
      // `$` alone is the record or the row that a path stands at.
      if (node.value !== '' && !VARIABLES.has(String(node.value)) && !reading.bound.has(String(node.value)))
        forbid(`$${String(node.value)}`);
      return go([node['predicate'], node['stages']], false);
    case 'function': {
      const procedure = node['procedure'] as Node;
      if (procedure.type !== 'variable' || !ALLOWED_FUNCTIONS.has(String(procedure.value)))
        return forbid(`$${String(procedure.value)}()`);
      return go([node['arguments'], node['predicate']]);
    }
    case 'bind':
      go(node['rhs']);
      reading.bound.add(String((node['lhs'] as Node).value));
      return;
    case 'binary':
      if (node.value === '..') return forbid('[a..b]');
      if (ARITHMETIC.has(node.value) && [node['lhs'], node['rhs']].some((side) => isDecimal(side, model))) {
        return forbid(`${String(node.value)} → $add, $sub, $mul, $div`);
      }
      return go([node['lhs'], node['rhs']]);
    case 'unary':
      return go([node['expression'], node['expressions'], Array.isArray(node['lhs']) ? node['lhs'] : []]);
    case 'condition':
      return go([node['condition'], node['then'], node['else']]);
    case 'block':
      return go(node['expressions']);
    case 'filter':
      return go(node['expr'], false);
    case 'sort':
      return go(
        (node['terms'] as Node[]).map((term) => term['expression']),
        false,
      );
    case 'string':
    case 'number':
    case 'value':
      return;
    default:
      return forbid(type);
  }
}

const isDecimal = (side: unknown, model: readonly FieldModel[]): boolean => {
  if (!isNode(side) || side.type !== 'path') return false;
  const [first] = side['steps'] as Node[];
  return model.some((field) => field.name === first?.value && DECIMALS.has(field.type));
};

/** Where the text stops being a formula: the number of characters before it; null when it is one. */
export function syntaxErrorAt(source: string): number | null {
  try {
    jsonata(source);
    return null;
  } catch (error) {
    const position = isNode(error) ? error['position'] : undefined;
    return typeof position === 'number' ? Math.min(position, source.length) : source.length;
  }
}

/** Truth as `$boolean` has it: nothing, zero and what is empty are false. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isTrue);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}
