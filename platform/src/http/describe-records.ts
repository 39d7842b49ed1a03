import { compileExpression } from '@leitwerk/metadata/expression';
import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import { fillsItself } from '@leitwerk/metadata/fills-itself';
import type { FieldModel } from '@leitwerk/metadata/model';
import { nullableSchema } from '@leitwerk/metadata/nullable-schema';
import type { Language, Operator } from '@leitwerk/metadata/shown-type';
import { operatorsOf } from '@leitwerk/metadata/shown-types';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { EntityAccess } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';
import { withFormerNames } from './describe-former-names.ts';
import { SHARED_SCHEMAS, schemaRef } from './shared-schemas.ts';

/** An entity as the interface's description shows it to one set of roles. */
export type DescribedEntity = {
  readonly entity: EntityRuntime;
  readonly access: EntityAccess;
  /** Names of its component schemas. */
  readonly schemas: {
    readonly read: string;
    readonly create: string;
    readonly update: string;
    readonly filter: string;
  };
  readonly readable: readonly FieldModel[];
  /** Events that these roles may send, with the fields that they ask for. */
  readonly events: readonly {
    readonly id: string;
    readonly title: string;
    readonly input: JsonSchema;
  }[];
};

export type DescribedRecords = {
  readonly entities: readonly DescribedEntity[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
};

/**
 * Component schemas of every entity that these roles have any right on, from the model: for reading, creating, changing and
 * filtering. What they may not read or write is in none of them.
 */
export function describeRecords(context: Context, language: Language): DescribedRecords {
  const schemas: Record<string, JsonSchema> = { ...SHARED_SCHEMAS };
  // Names of entities come from people: two may give the same component, or one that is taken.
  const take = (name: string): string => {
    const free = schemas[name] === undefined ? name : take(`${name}_`);
    schemas[free] = {};
    return free;
  };
  const filters = filterSchemas(take, schemas);
  const entities = [...context.model.entities.values()].flatMap((entity): DescribedEntity[] => {
    const access = context.access.entity(entity.entity.name);
    if (Object.values(access.rows).every((rows) => rows === 'none')) return [];
    const name = pascalCase(entity.entity.name);
    const readable = [...SYSTEM_FIELDS, ...entity.entity.fields].filter(
      (field) => ALWAYS.includes(field.name) || access.readable.has(field.name),
    );
    return [
      {
        entity,
        access,
        readable,
        schemas: {
          read: take(name),
          create: take(`${name}Create`),
          update: take(`${name}Update`),
          filter: take(`${name}Filter`),
        },
        events: eventsOf(entity, access, language),
      },
    ];
  });
  for (const one of entities) {
    const { rows } = one.access;
    const { read, create, update, filter } = one.schemas;
    schemas[read] = readSchema(one, language);
    if (rows.create === 'none') delete schemas[create];
    else schemas[create] = createSchema(one, context, language);
    if (rows.update === 'none') delete schemas[update];
    else schemas[update] = updateSchema(one, language);
    if (rows.read === 'none') delete schemas[filter];
    else schemas[filter] = filterSchema(one, filters);
    for (const name of Object.values(one.schemas)) {
      const schema = schemas[name];
      if (schema) schemas[name] = withFormerNames(schema, one.entity.former, context.today);
    }
  }
  return { entities, schemas };
}

const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Every record has them in every answer. */
const ALWAYS: readonly string[] = ['id', 'version'];

function readSchema({ entity, readable }: DescribedEntity, language: Language): JsonSchema {
  const { label, help } = entity.entity;
  const { machine } = entity;
  return {
    type: 'object',
    title: label[language],
    ...(help && { description: help[language] }),
    additionalProperties: false,
    required: ALWAYS,
    properties: {
      ...Object.fromEntries(readable.map((field) => [field.name, readFieldSchema(field, language)])),
      ...(machine &&
        readable.includes(machine.field) && {
          transitions: {
            type: 'array',
            readOnly: true,
            description: 'What can happen to the record now; in the answer for a single record only',
            items: schemaRef('Transition'),
          },
        }),
    },
  };
}

const SYSTEM_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  id: { type: 'string', format: 'uuid' },
  version: { type: 'integer', minimum: 1, description: 'Counts changes; the ETag' },
};

function readFieldSchema(field: FieldModel, language: Language): JsonSchema {
  const system = SYSTEM_SCHEMAS[field.name];
  if (system) return { title: field.label[language], ...system, readOnly: true };
  const schema = nullableSchema(shownSchema(field));
  const isFilled = fillsItself(field);
  return { ...worded(schema, field, language), ...(isFilled && { readOnly: true }) };
}

/** A value as it is read: references may come expanded, with the title of what they point at. */
function shownSchema(field: FieldModel): JsonSchema {
  const schema = fieldTypes[field.type].valueSchema(field);
  if (field.type === 'references') {
    const { items } = schema as { readonly items: { readonly properties: JsonSchema } };
    const title = { type: ['string', 'null'], readOnly: true, description: 'With `expand` only' };
    return { ...schema, items: { ...items, properties: { ...items.properties, title } } };
  }
  if (field.entity === undefined || field.type === 'roll-up') return schema;
  const { description, ...id } = schema;
  return { description, anyOf: [id, schemaRef('Reference')] };
}

function createSchema(one: DescribedEntity, context: Context, language: Language): JsonSchema {
  const { entity, access } = one;
  const fields = entity.entity.fields.filter((field) => access.creatable.has(field.name) && isGiven(field));
  const required = fields.filter((field) => isAlwaysRequired(field) && field.default === undefined);
  const kinds = journalSchemas(one, context);
  const rules = entity.entity.rules.filter((rule) => isNameable(rule.check, one));
  return {
    type: 'object',
    title: entity.entity.label[language],
    ...(rules.length > 0 && { description: rules.map((rule) => rule.message[language]).join(' ') }),
    additionalProperties: false,
    ...(required.length > 0 && { required: required.map((field) => field.name) }),
    ...(kinds.length > 0 && { allOf: kinds }),
    properties: Object.fromEntries(
      fields.map((field) => {
        const schema = fieldTypes[field.type].valueSchema(field);
        const isOpen = !isAlwaysRequired(field);
        const shown = worded(isOpen ? nullableSchema(schema) : schema, field, language, one);
        return [field.name, { ...shown, ...(field.default !== undefined && { default: field.default }) }];
      }),
    ),
  };
}

/** What each kind of journal entry needs, and that it has no fields of other kinds. */
function journalSchemas({ entity, access }: DescribedEntity, context: Context): JsonSchema[] {
  const journals = context.model.model.journals.filter((journal) => journal.entity === entity.entity.name);
  const openField = (id: string): FieldModel[] =>
    entity.entity.fields.filter((field) => field.id === id && access.creatable.has(field.name));
  const named = new Set(journals.flatMap((journal) => journal.fields.map((one) => one.field)));
  return journals.flatMap((journal) => {
    const [type] = openField(journal.typeField);
    if (!type) return [];
    const needs = journal.fields.filter((one) => one.required).flatMap((one) => openField(one.field));
    const others = [...named].filter((id) => !journal.fields.some((one) => one.field === id)).flatMap(openField);
    return [
      {
        if: { properties: { [type.name]: { const: journal.id } }, required: [type.name] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: {
          required: needs.map((field) => field.name),
          properties: Object.fromEntries(others.map((field) => [field.name, { type: 'null' }])),
        },
      },
    ];
  });
}

/** A JSON merge patch (RFC 7396): what is absent stays; null empties; objects are merged. */
function updateSchema(one: DescribedEntity, language: Language): JsonSchema {
  const { entity, access } = one;
  const fields = entity.entity.fields.filter((field) => access.updatable.has(field.name) && isGiven(field));
  return {
    type: 'object',
    title: entity.entity.label[language],
    additionalProperties: false,
    properties: Object.fromEntries(
      fields.map((field) => {
        const schema = fieldTypes[field.type].valueSchema(field);
        const patch = field.type === 'address' ? patchSchema(schema) : schema;
        return [field.name, worded(isAlwaysRequired(field) ? patch : nullableSchema(patch), field, language, one)];
      }),
    ),
  };
}

function patchSchema(schema: JsonSchema): JsonSchema {
  const parts = Object.entries(schema['properties'] as Readonly<Record<string, JsonSchema>>);
  return { ...schema, properties: Object.fromEntries(parts.map(([name, part]) => [name, nullableSchema(part)])) };
}

/** Whether a caller gives the value at all; a status changes by events only. */
const isGiven = (field: FieldModel): boolean => !fillsItself(field);

const isAlwaysRequired = (field: FieldModel): boolean => field.required === true && field.visibleWhen === undefined;

const RULES = {
  requiredWhen: { de: 'Pflicht, wenn', en: 'Required when' },
  visibleWhen: { de: 'Gilt, wenn', en: 'Applies when' },
  readOnlyWhen: { de: 'Fest, wenn', en: 'Fixed when' },
} as const;

/** The schema with the words of the definition: label, help, what the options mean and on what the field depends. */
function worded(schema: JsonSchema, field: FieldModel, language: Language, one?: DescribedEntity): JsonSchema {
  const options = field.options?.map((option) => `${option.id}: ${option.label[language]}`).join(', ');
  const conditions = (['requiredWhen', 'visibleWhen', 'readOnlyWhen'] as const).flatMap((rule) => {
    const source = field[rule];
    return source !== undefined && one && isNameable(source, one) ? [`${RULES[rule][language]} ${source}`] : [];
  });
  const parts = [field.help?.[language], schema['description'], options, ...conditions].filter(
    (part) => part !== undefined && part !== '',
  );
  return {
    title: field.label[language],
    ...schema,
    ...(parts.length > 0 && { description: parts.join('. ') }),
  };
}

/** A condition is shown to those only who may read every field in it. */
const isNameable = (source: string, { entity, readable }: DescribedEntity): boolean =>
  [...compileExpression(source).fields].every(
    (name) => !entity.fields.has(name) || readable.some((field) => field.name === name),
  );

function eventsOf(entity: EntityRuntime, access: EntityAccess, language: Language): DescribedEntity['events'] {
  const events = [...(entity.machine?.events.values() ?? [])];
  return events
    .filter(({ transition }) => access.transitionRows(transition.id) !== 'none')
    .map(({ transition, input }) => {
      const known = input.filter(({ field }) => access.readable.has(field.name));
      const required = known.filter((one) => one.required).map(({ field }) => field.name);
      const title = transition.label[language];
      return {
        id: transition.id,
        title,
        input: {
          type: 'object',
          title: `${transition.id}: ${title}`,
          additionalProperties: false,
          ...(required.length > 0 && { required }),
          properties: Object.fromEntries(
            known.map(({ field, required: isRequired }) => {
              const schema = fieldTypes[field.type].valueSchema(field);
              return [field.name, worded(isRequired ? schema : nullableSchema(schema), field, language)];
            }),
          ),
        },
      };
    });
}

const LISTS: ReadonlySet<Operator> = new Set(['in', 'notIn']);

/** One schema per way of comparing, shared by all fields of that way: its operators and what they take. */
function filterSchemas(
  take: (name: string) => string,
  schemas: Record<string, JsonSchema>,
): (field: FieldModel) => JsonSchema | null {
  const known = new Map<string, string>();
  return (field) => {
    const operators = operatorsOf(field);
    if (operators.length === 0) return null;
    const type = field.name === 'id' ? 'id' : field.type === 'computed' ? (field.result ?? 'text') : field.type;
    const found = known.get(type);
    if (found !== undefined) return schemaRef(found);
    const name = take(`FilterBy${pascalCase(type)}`);
    known.set(type, name);
    const given = fieldTypes[field.type].valueSchema(field)['type'];
    const value: JsonSchema = { type: given === 'integer' || given === 'boolean' ? given : 'string' };
    const operand = (operator: Operator): JsonSchema => {
      if (operator === 'isNull') return { type: 'boolean' };
      // `$teams` and the like stand for a list of the asker's own.
      return LISTS.has(operator) ? { anyOf: [{ type: 'array', items: value }, { type: 'string' }] } : value;
    };
    const plain = operators.includes('eq') || operators.includes('has') ? [value] : [];
    schemas[name] = {
      description: `${type}: ${operators.join(', ')}. A bare value is ${operators.includes('eq') ? 'eq' : 'has'}, null is isNull`,
      anyOf: [
        ...plain,
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          minProperties: 1,
          properties: Object.fromEntries(operators.map((operator) => [operator, operand(operator)])),
        },
      ],
    };
    return schemaRef(name);
  };
}

function filterSchema(
  { readable, schemas }: DescribedEntity,
  schemaOf: (field: FieldModel) => JsonSchema | null,
): JsonSchema {
  const conditions = readable.flatMap((field): [string, JsonSchema][] => {
    const schema = schemaOf(field);
    return schema ? [[field.name, { title: field.name, ...schema }]] : [];
  });
  return {
    type: 'object',
    description:
      'Conditions by field, all of which must hold. `$user`, `$teams`, `$today` and `$now` stand for the asker and the moment; a path through a reference is written with dots: `team.name`',
    additionalProperties: false,
    properties: {
      and: { type: 'array', minItems: 1, items: schemaRef(schemas.filter) },
      or: { type: 'array', minItems: 1, items: schemaRef(schemas.filter) },
      not: schemaRef(schemas.filter),
      ...Object.fromEntries(conditions),
    },
    patternProperties: { '^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)+$': {} },
  };
}
