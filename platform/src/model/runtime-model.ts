import { compileModel } from '@leitwerk/metadata/compile';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, FieldModel, Model } from '@leitwerk/metadata/model';
import type { RecordRules } from '@leitwerk/metadata/record-rules';
import { compileRecordRules } from '@leitwerk/metadata/record-rules';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { Module, Rule } from '../module/module.ts';
import { definitionsInEffect } from '../module/module-definitions.ts';
import type { ModuleSettings } from '../module/module-reach.ts';
import { settingsOf } from '../module/module-settings.ts';
import type { TimeFields } from '../repetition/time-fields.ts';
import { timeFieldsOf } from '../repetition/time-fields.ts';
import type { Access } from '../rights/access.ts';
import { accessOfRoles, narrowAccess, systemAccess } from '../rights/access.ts';
import type { Actor } from '../rights/actor.ts';
import { isSearchedFile, isSearchedText } from '../storage/searched-fields.ts';
import { columnOf, tableOf } from '../storage/table-names.ts';
import type { FormerNames } from './former-names.ts';
import { formerNamesOf } from './former-names.ts';
import type { StatusMachine } from './status-machine.ts';
import { compileStatusMachine } from './status-machine.ts';
import { SYSTEM_ENTITIES, systemDefinitions } from './system-definitions.ts';
import type { Trace } from './trace.ts';

/** A field and where its value is kept. */
export type StoredField = {
  readonly field: FieldModel;
  /** Column name, not quoted; null for what has no column (references, roll-up). */
  readonly column: string | null;
  /** Type of the column, e.g. `text`. */
  readonly type: string | null;
};

export type EntityRuntime = {
  readonly entity: EntityModel;
  /** Quoted, with schema. */
  readonly table: string;
  /** Own fields and system fields by name. */
  readonly fields: ReadonlyMap<string, StoredField>;
  /** Names that its fields had before. */
  readonly former: FormerNames;
  readonly rules: RecordRules;
  readonly machine: StatusMachine | null;
  readonly titleField: StoredField;
  /** Fields whose text stands in the search column, in its order. */
  readonly searchable: readonly FieldModel[];
  /** Fields with files in which search looks. */
  readonly searchableFiles: readonly StoredField[];
  readonly times: TimeFields;
  /** Rules of the modules for this entity. */
  readonly moduleRules: readonly { readonly rule: Rule; readonly settings: ModuleSettings }[];
};

/** One published version, compiled once. Pinned by a request from its beginning to its end. */
export type RuntimeModel = {
  readonly version: number;
  readonly model: Model;
  readonly definitions: readonly Definition[];
  readonly entities: ReadonlyMap<string, EntityRuntime>;
  /** Names of entities whose records are about a person. */
  readonly personal: ReadonlySet<string>;
  /** Names that entities had before. */
  readonly formerEntities: FormerNames;
  readonly accessOf: (actor: Actor) => Access;
  /** Those that the application names. */
  readonly modules: readonly Module[];
  /** There in a sandbox only: what the engine does is written down, and nothing goes outside. */
  readonly trace?: Trace;
};

/**
 * @param definitions checked definitions without those of the platform and of modules
 * @param modules loaded by the names in the application; none where only tables and rights matter
 */
export function compileRuntimeModel(
  version: number,
  definitions: readonly Definition[],
  modules: readonly Module[] = [],
): RuntimeModel {
  const all = definitionsInEffect(definitions);
  const model = compileModel([...systemDefinitions(all), ...all], SYSTEM_ENTITIES);
  const entities = new Map(
    Object.values(model.entities).map((entity) => [entity.name, compileEntity(entity, model, modules)]),
  );
  const byRoles = new Map<string, Access>();
  const system = systemAccess(model);
  return {
    version,
    model,
    definitions,
    entities,
    personal: new Set(model.dataCategories.flatMap((one) => one.entities.map(({ entity }) => entity))),
    formerEntities: formerNamesOf(Object.values(model.entities)),
    modules,
    accessOf: (actor) => {
      if (actor.isSystem) return system;
      const roles = [...actor.roles].sort();
      const key = `${roles.join('+')}/${actor.scopes?.join('+') ?? ''}`;
      const known = byRoles.get(key);
      if (known) return known;
      const held = accessOfRoles(model, roles);
      const access = actor.scopes ? narrowAccess(held, actor.scopes) : held;
      byRoles.set(key, access);
      return access;
    },
  };
}

const SYSTEM_TYPES: Readonly<Record<string, string>> = {
  id: 'uuid',
  version: 'int',
  createdBy: 'uuid',
  updatedBy: 'uuid',
};

function compileEntity(entity: EntityModel, model: Model, modules: readonly Module[]): EntityRuntime {
  const system = SYSTEM_FIELDS.map((field): [string, StoredField] => [
    field.name,
    { field, column: columnOf(field.id), type: SYSTEM_TYPES[field.id] ?? 'timestamptz' },
  ]);
  const own = entity.fields.map((field): [string, StoredField] => {
    const column = fieldTypes[field.type].column(field);
    const isColumn = column.kind === 'column';
    return [field.name, { field, column: isColumn ? columnOf(field.id) : null, type: isColumn ? column.sql : null }];
  });
  const fields = new Map([...system, ...own]);
  const title = [...fields.values()].find((one) => one.field.id === entity.titleField);
  if (!title) throw new Error(`${entity.id}: the title field ${entity.titleField} is not a field`);
  const status = Object.values(model.statuses).find((one) => one.entity === entity.name);
  return {
    entity,
    table: tableOf(entity.id),
    fields,
    former: formerNamesOf(entity.fields),
    rules: compileRecordRules(entity, model),
    machine: status ? compileStatusMachine(status, entity) : null,
    titleField: title,
    searchable: entity.fields.filter(isSearchedText),
    searchableFiles: own.flatMap(([, one]) => (isSearchedFile(one.field) ? [one] : [])),
    times: timeFieldsOf(entity),
    moduleRules: modules.flatMap((one) => rulesOfModule(one, entity.name, settingsOf(model, one.name))),
  };
}

const rulesOfModule = ({ rules }: Module, entity: string, settings: ModuleSettings): EntityRuntime['moduleRules'] =>
  (rules ?? [])
    .filter((rule) =>
      typeof rule.entity === 'string' ? rule.entity === entity : rule.entity(settings).includes(entity),
    )
    .map((rule) => ({ rule, settings }));
