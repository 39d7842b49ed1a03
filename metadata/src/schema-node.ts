import type { Label } from './generated/definitions.gen.ts';
import { commonSchema, fieldSchema, kindSchemas } from './generated/schemas.gen.ts';

/** A JSON Schema as far as definitions use it, with the annotations that editors read. */
export type Schema = {
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** What people call it. */
  readonly 'x-label'?: Label;
  readonly 'x-plural'?: Label;
  readonly 'x-icon'?: string;
  /** What people call the values of an enum. */
  readonly 'x-values'?: Readonly<Record<string, Label>>;
  /** The description in other languages than English. */
  readonly 'x-help'?: { readonly de?: string };
  /** What the value is the id of: a kind, or `field` of the entity, `any-field` (those of the platform too), `field-path` (those of records referred to as well: `product.division`), `option` (of the field that `group` beside it names), `event`, `state`, `substate`, `delay`, `module`, `sort`, `page`, `any-interface` (an interface or a variant of one). */
  readonly 'x-refers'?: string;
  /** The value may be the id of this kind, or something else: it is typed, not chosen. */
  readonly 'x-names'?: string;
  /** Names of fields, through references perhaps: `lead.address`. */
  readonly 'x-path'?: boolean;
  /** What is offered where it is typed: `action` of a module, or that or a workflow. */
  readonly 'x-suggests'?: 'action' | 'action-or-workflow';
  /** Values by name of a field, or the input of an action by key; each given or worked out by a formula. */
  readonly 'x-holds'?: 'values' | 'input';
  /** It matters only when the named property beside it, or of what is around it, has one of these values. */
  readonly 'x-when'?: Readonly<Record<string, readonly string[]>>;
  /** Whether it is there matters too: yes, no and nothing said are three things. */
  readonly 'x-open'?: boolean;
  /** Shown at once although it is not required. */
  readonly 'x-main'?: boolean;
};

/** What `x-refers` may name that is not a kind itself. */
const KINDS_REFERRED: Readonly<Record<string, readonly string[]>> = {
  'any-field': ['field'],
  page: ['view', 'dashboard'],
  'any-interface': ['interface', 'interface-variant'],
};

/** The kinds of which a reference (`x-refers`) may name one. */
export const kindsReferred = (to: string): readonly string[] => KINDS_REFERRED[to] ?? [to];

/** A place in a schema: `root` is the file in which its own references are looked up. */
export type SchemaNode = {
  readonly schema: Schema;
  readonly root: Schema;
  /** Names of the shared definitions that led here, the last one first: `label`, `expression`, `filter` … */
  readonly names: readonly string[];
};

const FILES: Readonly<Record<string, Schema>> = {
  'common.json': commonSchema as Schema,
  'field.json': fieldSchema as Schema,
};

/** The schema of a whole definition; undefined for a kind that this version does not know. */
export function nodeOfKind(kind: string): SchemaNode | undefined {
  const schema = Object.hasOwn(kindSchemas, kind)
    ? ((kindSchemas as Readonly<Record<string, unknown>>)[kind] as Schema)
    : undefined;
  return schema && { schema, root: schema, names: [] };
}

/** Follows references; what the place itself says (label, description) goes before what is said where it leads. */
export function resolved(schema: Schema, root: Schema, names: readonly string[] = []): SchemaNode {
  const { $ref, ...own } = schema;
  if ($ref === undefined) return { schema, root, names };
  const [file = '', path = ''] = $ref.split('#');
  const target = file === '' ? root : FILES[file];
  if (!target) return { schema: own, root, names };
  const name = path.split('/').at(-1) ?? '';
  const found = name === '' ? target : target.definitions?.[name];
  const next = resolved(found ?? {}, target, name === '' ? names : [name, ...names]);
  // What is said of all ids or labels helps nobody at one of them.
  const { description: _ofAll, ...shared } = next.schema;
  return { ...next, schema: { ...shared, ...own } };
}

/** The place below a property, a key of a map or an element of a list; an empty schema where anything may stand. */
export function nodeBelow({ schema, root }: SchemaNode, key: string | number): SchemaNode {
  if (typeof key === 'number') return resolved(schema.items ?? {}, root);
  const property = schema.properties?.[key];
  if (property) return resolved(property, root);
  const { additionalProperties: rest } = schema;
  return resolved(typeof rest === 'object' ? rest : {}, root);
}
