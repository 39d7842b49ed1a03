import type { ExpressionContext } from './expression-context.ts';

/**
 * Most formulas compare a field with a value or ask whether it is filled. Those are worked out here, without JSONata's
 * interpreter, which costs fifty times as much per record. Whatever is not plain, in the formula or in a value that it meets,
 * is left to JSONata: the two never differ (`plain-expression.test.ts`).
 */
export type PlainExpression = (record: Readonly<Record<string, unknown>>, context: ExpressionContext) => unknown;

/** Thrown when a value is not plain, or a comparison makes no sense: JSONata then says what it says. */
export class NotPlain extends Error {}

type Node = Readonly<Record<string, unknown>>;

/** @param ast of JSONata @returns null when the formula has something in it that is not plain */
export function compilePlain(ast: unknown): PlainExpression | null {
  const node = ast as Node;
  if (node['predicate'] || node['group'] || node['keepArray']) return null;
  switch (node['type']) {
    case 'path':
      return pathOf(node);
    case 'string':
    case 'number':
      return constant(node['value']);
    case 'value':
      return typeof node['value'] === 'boolean' ? constant(node['value']) : null;
    case 'variable':
      return variableOf(String(node['value']));
    case 'block':
      return blockOf(node['expressions'] as readonly unknown[]);
    case 'condition':
      return conditionOf(node);
    case 'function':
      return callOf(node);
    case 'binary':
      return binaryOf(node);
    default:
      return null;
  }
}

const constant =
  (value: unknown): PlainExpression =>
  () =>
    value;

function pathOf({ steps }: Node): PlainExpression | null {
  const [step, ...more] = steps as readonly Node[];
  if (!step || more.length > 0 || step['type'] !== 'name' || Object.keys(step).some((key) => !STEP_KEYS.has(key)))
    return null;
  const name = String(step['value']);
  return (record) => (Object.hasOwn(record, name) ? (record[name] ?? undefined) : undefined);
}

const STEP_KEYS: ReadonlySet<string> = new Set(['type', 'value', 'position']);

function variableOf(name: string): PlainExpression | null {
  if (name === 'today') return (_, context) => context.today;
  if (name === 'now') return (_, context) => context.now;
  return name === 'user' ? (_, context) => context.user ?? undefined : null;
}

function blockOf([only, ...more]: readonly unknown[]): PlainExpression | null {
  return only && more.length === 0 ? compilePlain(only) : null;
}

function conditionOf(node: Node): PlainExpression | null {
  const condition = compilePlain(node['condition']);
  const yes = compilePlain(node['then']);
  const no = node['else'] === undefined ? constant(undefined) : compilePlain(node['else']);
  if (!condition || !yes || !no) return null;
  return (record, context) => (truth(condition(record, context)) ? yes : no)(record, context);
}

function callOf(node: Node): PlainExpression | null {
  const given = (node['arguments'] as readonly unknown[]).map(compilePlain);
  const [argument, ...more] = given;
  if (!argument || more.length > 0) return null;
  switch (String((node['procedure'] as Node)['value'])) {
    case 'boolean':
      return (record, context) => {
        const value = argument(record, context);
        return value === undefined ? undefined : truth(value);
      };
    case 'not':
      return (record, context) => {
        const value = argument(record, context);
        return value === undefined ? undefined : !truth(value);
      };
    case 'trim':
      return (record, context) => {
        const value = argument(record, context);
        if (value === undefined) return undefined;
        return text(value)
          .replace(/[ \t\n\r]+/gm, ' ')
          .replace(/^ /, '')
          .replace(/ $/, '');
      };
    default:
      return null;
  }
}

function binaryOf(node: Node): PlainExpression | null {
  const left = compilePlain(node['lhs']);
  const operator = String(node['value']);
  if (!left) return null;
  if (operator === 'in') return oneOf(left, node['rhs'] as Node);
  const right = compilePlain(node['rhs']);
  const work = OPERATORS[operator];
  if (!right || !work) return null;
  return (record, context) => work(left(record, context), () => right(record, context));
}

function oneOf(left: PlainExpression, { type, value, expressions }: Node): PlainExpression | null {
  if (type !== 'unary' || value !== '[') return null;
  const nodes = expressions as readonly Node[];
  if (!nodes.every((one) => one['type'] === 'string' || one['type'] === 'number')) return null;
  const values = new Set(nodes.map((one) => one['value']));
  return (record, context) => {
    const value = left(record, context);
    if (typeof value === 'object') throw new NotPlain();
    return values.has(value);
  };
}

const OPERATORS: Readonly<Record<string, (left: unknown, right: () => unknown) => unknown>> = {
  '=': (left, right) => isSame(left, right(), true),
  '!=': (left, right) => isSame(left, right(), false),
  '<': (left, right) => compare(left, right(), (order) => order < 0),
  '<=': (left, right) => compare(left, right(), (order) => order <= 0),
  '>': (left, right) => compare(left, right(), (order) => order > 0),
  '>=': (left, right) => compare(left, right(), (order) => order >= 0),
  and: (left, right) => truth(left) && truth(right()),
  or: (left, right) => truth(left) || truth(right()),
  '&': (left, right) => (left === undefined ? '' : text(left)) + textOrNothing(right()),
};

function isSame(left: unknown, right: unknown, isWanted: boolean): boolean {
  if (typeof left === 'object' || typeof right === 'object') throw new NotPlain();
  return left !== undefined && right !== undefined && (left === right) === isWanted;
}

function compare(left: unknown, right: unknown, isRight: (order: number) => boolean): boolean | undefined {
  if (!isComparable(left) || !isComparable(right)) throw new NotPlain();
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== typeof right) throw new NotPlain();
  return isRight(left < right ? -1 : left > right ? 1 : 0);
}

const isComparable = (value: unknown): value is string | number | undefined =>
  value === undefined || typeof value === 'string' || typeof value === 'number';

/** As `$boolean` has it. */
function truth(value: unknown): boolean {
  if (Array.isArray(value)) throw new NotPlain();
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new NotPlain();
  return value;
}

const textOrNothing = (value: unknown): string => (value === undefined ? '' : text(value));
