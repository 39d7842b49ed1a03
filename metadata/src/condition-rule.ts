import jsonata from 'jsonata';

/** A condition as people put it together: tests that must all hold, or of which one must. */
export type Rule = RuleGroup | RuleTest;

export type RuleGroup = { readonly is: 'group'; readonly join: 'and' | 'or'; readonly rules: readonly Rule[] };

export type RuleTest = {
  readonly is: 'test';
  /** Name of a field of the record. */
  readonly field: string;
  readonly operator: RuleOperator;
  /** Absent where the operator needs none. */
  readonly value?: RuleValue;
};

/** `compare-…` is for decimals, which are texts in a record; `has` for a choice of several. */
export type RuleOperator = 'holds' | 'filled' | 'there' | 'missing' | 'in' | 'not-in' | 'contains' | 'has' | Comparing;

type Comparing = Sign | `compare-${Sign}`;
type Sign = keyof typeof SIGNS;

export type RuleValue =
  | { readonly is: 'value'; readonly value: string | number | boolean }
  | { readonly is: 'list'; readonly values: readonly (string | number)[] }
  /** A day so many days after today. */
  | { readonly is: 'today'; readonly days: number }
  | { readonly is: 'now' }
  /** Who asks. */
  | { readonly is: 'user' }
  | { readonly is: 'field'; readonly field: string };

const SIGNS = { eq: '=', ne: '!=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const BY_SIGN = new Map<unknown, Sign>(Object.entries(SIGNS).map(([word, sign]) => [sign, word as Sign]));

/** The rule as JSONata. Nothing for a group without rules. */
export function textFromRule(rule: Rule): string {
  if (rule.is === 'test') return textFromTest(rule);
  const parts = rule.rules.map((one) => (one.is === 'group' ? `(${textFromRule(one)})` : textFromTest(one)));
  return parts.filter((part) => part !== '()').join(` ${rule.join} `);
}

function textFromTest({ field, operator, value }: RuleTest): string {
  const name = nameText(field);
  const given = value ? valueText(value) : "''";
  switch (operator) {
    case 'holds':
      return name;
    case 'filled':
      return `$boolean(${name})`;
    case 'there':
      return `$exists(${name})`;
    case 'missing':
      return `$not($exists(${name}))`;
    case 'in':
      return `${name} in ${given}`;
    case 'not-in':
      return `$not(${name} in ${given})`;
    case 'contains':
      return `$contains(${name}, ${given})`;
    case 'has':
      return `${given} in ${name}`;
    default: {
      const isDecimal = operator.startsWith('compare-');
      const sign = SIGNS[operator.replace('compare-', '') as Sign];
      return isDecimal ? `$compare(${name}, ${given}) ${sign} 0` : `${name} ${sign} ${given}`;
    }
  }
}

const RESERVED = new Set(['and', 'or', 'in', 'true', 'false', 'null']);
const nameText = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) && !RESERVED.has(name) ? name : `\`${name}\``);

const scalarText = (value: string | number | boolean): string => {
  if (typeof value !== 'string') return String(value);
  return /^[^'"\\\p{Cc}]*$/u.test(value) ? `'${value}'` : JSON.stringify(value);
};

function valueText(value: RuleValue): string {
  switch (value.is) {
    case 'value':
      return scalarText(value.value);
    case 'list':
      return `[${value.values.map(scalarText).join(', ')}]`;
    case 'today':
      return value.days === 0 ? '$today' : `$addDays($today, ${value.days})`;
    case 'field':
      return nameText(value.field);
    default:
      return `$${value.is}`;
  }
}

type Node = Readonly<Record<string, unknown>>;

/** The rule that a formula says, as a group; null when it says something else, or is none. Nothing is a group without rules. */
export function ruleFromText(text: string): RuleGroup | null {
  if (text.trim() === '') return { is: 'group', join: 'and', rules: [] };
  try {
    const rule = ruleOf(jsonata(text).ast() as unknown as Node);
    return rule && asGroup(rule);
  } catch {
    return null;
  }
}

const asGroup = (rule: Rule): RuleGroup => (rule.is === 'group' ? rule : { is: 'group', join: 'and', rules: [rule] });

function ruleOf(node: Node): Rule | null {
  if (!isBare(node)) return null;
  const { value } = node;
  if (node['type'] === 'block') {
    const [only, ...more] = node['expressions'] as readonly Node[];
    const inner = only && more.length === 0 ? ruleOf(only) : null;
    return inner && asGroup(inner);
  }
  if (node['type'] !== 'binary' || (value !== 'and' && value !== 'or')) return testOf(node);
  const rules = chainOf(node, value).map(ruleOf);
  return rules.every((one) => one !== null) ? { is: 'group', join: value, rules } : null;
}

/** `a and b and c` is one chain, as it is written without brackets. */
const chainOf = (node: Node, join: 'and' | 'or'): readonly Node[] =>
  node['type'] === 'binary' && node['value'] === join
    ? [...chainOf(node['lhs'] as Node, join), ...chainOf(node['rhs'] as Node, join)]
    : [node];

function testOf(node: Node): RuleTest | null {
  const own = fieldOf(node);
  if (own !== null) return test(own, 'holds');
  const call = callOf(node);
  if (call) return testOfCall(call);
  if (node['type'] !== 'binary') return null;
  const left = node['lhs'] as Node;
  const right = node['rhs'] as Node;
  const field = fieldOf(left);
  if (node['value'] === 'in') {
    const has = ruleValueOf(left);
    const in_ = fieldOf(right);
    if (in_ !== null && has?.is === 'value') return test(in_, 'has', has);
    const list = ruleValueOf(right);
    return field !== null && list?.is === 'list' ? test(field, 'in', list) : null;
  }
  const sign = BY_SIGN.get(node['value']);
  if (!sign) return null;
  if (field !== null) {
    const value = ruleValueOf(right);
    return value && value.is !== 'list' ? test(field, sign, value) : null;
  }
  const compared = callOf(left);
  if (compared?.name !== 'compare' || right['type'] !== 'number' || right['value'] !== 0) return null;
  const [one, other, ...more] = compared.given;
  const name = one ? fieldOf(one) : null;
  const value = other ? ruleValueOf(other) : null;
  return name !== null && value && value.is !== 'list' && more.length === 0
    ? test(name, `compare-${sign}`, value)
    : null;
}

const test = (field: string, operator: RuleOperator, value?: RuleValue): RuleTest => ({
  is: 'test',
  field,
  operator,
  ...(value && { value }),
});

type CallNode = { readonly name: string; readonly given: readonly Node[] };

function callOf(node: Node): CallNode | null {
  if (node['type'] !== 'function' || !isBare(node)) return null;
  return { name: String((node['procedure'] as Node)['value']), given: node['arguments'] as readonly Node[] };
}

function testOfCall({ name, given }: CallNode): RuleTest | null {
  const [first, second, ...more] = given;
  if (!first || more.length > 0) return null;
  const field = fieldOf(first);
  if (field !== null && !second) {
    if (name === 'boolean') return test(field, 'filled');
    return name === 'exists' ? test(field, 'there') : null;
  }
  if (field !== null && second && name === 'contains') {
    const value = ruleValueOf(second);
    return value?.is === 'value' || value?.is === 'field' ? test(field, 'contains', value) : null;
  }
  if (name !== 'not' || second) return null;
  const inner = testOf(first);
  if (inner?.operator === 'there') return test(inner.field, 'missing');
  return inner?.operator === 'in' && inner.value ? test(inner.field, 'not-in', inner.value) : null;
}

/** Anything that is picked out of a value or grouped is more than a rule. */
const isBare = (node: Node): boolean => !node['predicate'] && !node['group'] && !node['keepArray'] && !node['stages'];

function fieldOf(node: Node): string | null {
  if (node['type'] !== 'path' || !isBare(node)) return null;
  const [step, ...more] = node['steps'] as readonly Node[];
  return step && more.length === 0 && step['type'] === 'name' && isBare(step) ? String(step['value']) : null;
}

function ruleValueOf(node: Node): RuleValue | null {
  const field = fieldOf(node);
  if (field !== null) return { is: 'field', field };
  if (!isBare(node)) return null;
  const { value } = node;
  switch (node['type']) {
    case 'string':
      return { is: 'value', value: String(value) };
    case 'number':
      return { is: 'value', value: Number(value) };
    case 'value':
      return typeof value === 'boolean' ? { is: 'value', value } : null;
    case 'variable':
      if (value === 'today') return { is: 'today', days: 0 };
      return value === 'now' || value === 'user' ? { is: value } : null;
    case 'unary':
      return node['value'] === '[' ? listOf(node['expressions'] as readonly Node[]) : null;
    default:
      return dayOf(callOf(node));
  }
}

function listOf(nodes: readonly Node[]): RuleValue | null {
  const values = nodes.map(ruleValueOf);
  const isPlain = values.every((one) => one?.is === 'value' && typeof one.value !== 'boolean');
  return isPlain ? { is: 'list', values: values.map((one) => (one as { value: string | number }).value) } : null;
}

function dayOf(call: CallNode | null): RuleValue | null {
  if (call?.name !== 'addDays' || call.given.length !== 2) return null;
  const [from, days] = call.given.map(ruleValueOf);
  const isDay = from?.is === 'today' && from.days === 0 && days?.is === 'value' && Number.isInteger(days.value);
  return isDay && days.value !== 0 ? { is: 'today', days: Number(days.value) } : null;
}
