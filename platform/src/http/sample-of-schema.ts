import type { JsonSchema } from '@leitwerk/metadata/field-type';

type Known = {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
};

/** One of each format: what a reader knows for an example at first sight. */
const FORMATS: Readonly<Record<string, string>> = {
  uuid: '01900000-0000-7000-8000-000000000001',
  date: '2026-11-27',
  'date-time': '2026-11-27T15:00:00Z',
  time: '09:30:00',
  email: 'mara@example.org',
  'idn-email': 'mara@example.org',
  uri: 'https://example.org',
  iri: 'https://example.org',
  decimal: '12.50',
  iban: 'DE89370400440532013000',
  bic: 'COBADEFFXXX',
  'creditor-id': 'DE98ZZZ09999999999',
  'vat-id': 'DE136695976',
  'malo-id': '51238696781',
  'melo-id': 'DE0001235066700000000000000012345',
  'market-partner-id': '9900000000001',
  eic: '10YDE-EON------1',
  obis: '1-0:1.8.0',
  'postal-code': '50667',
  'municipality-key': '05315000',
  'house-number': '12a',
};

/** Texts of the patterns that the interface's description has; of others the field is left out. */
const TEXTS = [
  'example',
  '12.50',
  '2026-11-27',
  '50667',
  '05315000',
  '09:30:00',
  '+4922112345',
  '#0a7f5a',
  'read',
  'de',
  '1',
  'A-1',
  'P1D',
  FORMATS['uuid'] ?? '',
];

/** Below that only what is required is shown, so that what refers to itself comes to an end. */
const DEEPEST = 3;
const NONE = Symbol('none');

/**
 * An example of what a schema allows, the same every time. What no example is known for is left out where it may be.
 * @param components where `#/components/schemas/…` leads
 * @returns undefined when there is none
 */
export function sampleOfSchema(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): unknown {
  const made = sample(schema, components, 0);
  return made === NONE ? undefined : made;
}

function sample(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>, depth: number): unknown {
  const known = schema as Known;
  if (depth > DEEPEST * 2) return NONE;
  if (known.$ref !== undefined) {
    // An empty one lets everything through; one with every field would let nothing.
    if (known.$ref.endsWith('Filter')) return {};
    const target = components[known.$ref.replace('#/components/schemas/', '')];
    return target ? sample(target, components, depth) : NONE;
  }
  if (known.const !== undefined) return known.const;
  const given = known.examples?.[0] ?? known.enum?.find((one) => one !== null) ?? defaultOf(known);
  if (given !== undefined && given !== null) return given;
  const choices = known.anyOf ?? known.oneOf;
  if (choices) {
    const { anyOf: _any, oneOf: _one, ...rest } = known;
    for (const choice of choices) {
      const made = sample({ ...withoutOthers(rest, choice, choices), ...choice } as JsonSchema, components, depth + 1);
      if (made !== NONE && made !== null) return made;
    }
    return NONE;
  }
  if (known.allOf) return sampleOfAll(known, known.allOf, components, depth);
  return sampleOfType(known, components, depth);
}

/** `$today` and `$user` stand for what is known only when a record is made. */
const defaultOf = ({ default: given }: Known): unknown =>
  typeof given === 'string' && given.startsWith('$') ? undefined : given;

/** What other choices ask for makes them match as well, where one alone may. */
function withoutOthers(rest: Known, choice: JsonSchema, choices: readonly JsonSchema[]): Known {
  const own = new Set((choice as Known).required ?? []);
  const others = new Set(choices.flatMap((one) => (one as Known).required ?? []).filter((name) => !own.has(name)));
  if (!rest.properties || others.size === 0) return rest;
  return {
    ...rest,
    properties: Object.fromEntries(Object.entries(rest.properties).filter(([name]) => !others.has(name))),
  };
}

function sampleOfAll(
  known: Known,
  parts: readonly JsonSchema[],
  components: Readonly<Record<string, JsonSchema>>,
  depth: number,
): unknown {
  const { allOf: _all, ...rest } = known;
  const own = rest.type !== undefined || rest.properties ? sampleOfType(rest, components, depth) : NONE;
  const others = parts.filter((part) => !Object.hasOwn(part, 'if')).map((part) => sample(part, components, depth));
  const made = [own, ...others].filter((one) => one !== NONE);
  if (made.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one)) && made.length > 0)
    return underConditions(Object.assign({}, ...made) as Record<string, unknown>, known, parts, components, depth);
  return made[0] ?? NONE;
}

/** What is asked for beside, or may not be said, because of what the example says already. */
function underConditions(
  made: Record<string, unknown>,
  { properties = {} }: Known,
  parts: readonly JsonSchema[],
  components: Readonly<Record<string, JsonSchema>>,
  depth: number,
): Record<string, unknown> {
  const object = { ...made };
  for (const part of parts) {
    const { if: condition, then } = part as { readonly if?: Known; readonly then?: Known };
    if (!condition || !then || !holds(condition, object)) continue;
    for (const [name, schema] of Object.entries(then.properties ?? {}))
      if ((schema as Known).type === 'null') delete object[name];
    for (const name of then.required ?? []) {
      const value = Object.hasOwn(object, name) ? NONE : sample(properties[name] ?? {}, components, depth + 1);
      if (value !== NONE) object[name] = value;
    }
  }
  return object;
}

const holds = ({ properties = {} }: Known, object: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(properties).every(([name, schema]) => {
    const { const: one, enum: several } = schema as Known;
    return one === undefined ? several === undefined || several.includes(object[name]) : object[name] === one;
  });

function sampleOfType(known: Known, components: Readonly<Record<string, JsonSchema>>, depth: number): unknown {
  const types = typeof known.type === 'string' ? [known.type] : (known.type ?? []);
  const type = types.find((one) => one !== 'null') ?? (known.properties ? 'object' : types[0]);
  switch (type) {
    case 'string':
      return textOf(known);
    case 'integer':
      return known.minimum ?? (known.exclusiveMinimum ?? 0) + 1;
    case 'number':
      return known.minimum ?? (known.exclusiveMinimum ?? 0) + 1.5;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return listOf(known, components, depth);
    case 'object':
      return objectOf(known, components, depth);
    default:
      return NONE;
  }
}

function listOf({ items, minItems = 0 }: Known, components: Readonly<Record<string, JsonSchema>>, depth: number) {
  const one = items && (depth < DEEPEST || minItems > 0) ? sample(items, components, depth + 1) : NONE;
  if (one === NONE) return minItems > 0 ? NONE : [];
  return Array.from({ length: Math.max(1, minItems) }, () => one);
}

function objectOf(
  { properties = {}, required = [] }: Known,
  components: Readonly<Record<string, JsonSchema>>,
  depth: number,
): unknown {
  const made: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties)) {
    const isNeeded = required.includes(name);
    if (!isNeeded && depth >= DEEPEST) continue;
    const value = sample(schema, components, depth + 1);
    if (value !== NONE) made[name] = value;
    else if (isNeeded && allowsAll(schema)) made[name] = {};
    else if (isNeeded) return NONE;
  }
  for (const name of required) if (!Object.hasOwn(made, name)) made[name] = {};
  return made;
}

/** Whatever is said of it is for the reader. */
const allowsAll = (schema: JsonSchema): boolean =>
  Object.keys(schema).every((key) => /^(title|description|readOnly|writeOnly|x-.*)$/.test(key));

function textOf({ format, pattern, minLength = 0, maxLength = 200 }: Known): unknown {
  const known = format === undefined ? undefined : FORMATS[format];
  const texts = known === undefined ? TEXTS : [known];
  const made = texts.find(
    (text) =>
      text.length <= maxLength &&
      text.length >= minLength &&
      (pattern === undefined || new RegExp(pattern, 'u').test(text)),
  );
  return made ?? (pattern === undefined && known === undefined ? 'x'.repeat(Math.max(1, minLength)) : NONE);
}
