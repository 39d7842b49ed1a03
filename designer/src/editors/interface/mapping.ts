import { readsOfExpression } from '@leitwerk/metadata/expression-reads';
import { fillsItself } from '@leitwerk/metadata/fills-itself';
import type { InterfaceColumn, InterfaceDefinition, InterfaceStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { entityWithId } from '../../draft/draft-model.ts';
import { asList } from '../pipeline/as-list.ts';

/** A place of an interface that columns lead to. */
export type MappingTarget = {
  /** Names it among the others: `key`, `lead.lastName`. */
  readonly id: string;
  /** Ids of the columns that it reads. */
  readonly columns: readonly string[];
  /** Ids of the steps whose records it reads. */
  readonly steps: readonly string[];
};

/** A field of a step's record. */
export type MappedField = MappingTarget & {
  readonly field: string;
  /** Whether it is given as it is, for every row. */
  readonly isFixed: boolean;
  /** The record cannot be created without it, and nothing fills it. */
  readonly isMissing: boolean;
};

export type MappedStep = {
  readonly id: string;
  readonly entity: string;
  /** Null where the step is always done. */
  readonly condition: MappingTarget | null;
  readonly fields: readonly MappedField[];
};

/** Which column leads where, as the formulas say. */
export type Mapping = {
  readonly columns: readonly InterfaceColumn[];
  /** Which rows are taken; null where all are. */
  readonly only: MappingTarget | null;
  readonly key: MappingTarget | null;
  readonly steps: readonly MappedStep[];
  /** By column the ids of the places that read it. */
  readonly readBy: ReadonlyMap<string, readonly string[]>;
};

type Given = Readonly<Record<string, unknown>>;

/** What the formulas of an interface that is written, perhaps half of it yet, read. */
export function mappingOf(definition: Partial<InterfaceDefinition>, model: EffectiveModel): Mapping {
  const columns = asList<InterfaceColumn>(definition.columns);
  const targetOf = (id: string, source: unknown): MappingTarget | null => {
    if (typeof source !== 'string') return null;
    const { fields, outputs, isWhole } = readsOfExpression(source);
    const read = columns.map((column) => column.id).filter((column) => isWhole || fields.has(column));
    return { id, columns: read, steps: [...outputs] };
  };
  const only = targetOf('only', definition.only);
  const key = targetOf('key', definition.key);
  const steps = asList<InterfaceStep>(definition.steps).map((step): MappedStep => {
    const by: Given = { ...step.by };
    const values: Given = { ...step.values };
    const given: Given = { ...by, ...values };
    const fields = Object.keys(given).map((field): MappedField => {
      const id = `${step.id}.${field}`;
      // A field that is looked by may be written otherwise than it is looked by.
      const found = [by[field], values[field]].map((value) => targetOf(id, sourceIn(value)));
      return {
        id,
        field,
        columns: columns
          .map((column) => column.id)
          .filter((one) => found.some((target) => target?.columns.includes(one))),
        steps: [...new Set(found.flatMap((target) => target?.steps ?? []))],
        isFixed: [by[field], values[field]].every((value) => sourceIn(value) === null),
        isMissing: false,
      };
    });
    const missing = missingFields(step, given, model).map(
      (field): MappedField => ({
        id: `${step.id}.${field}`,
        field,
        columns: [],
        steps: [],
        isFixed: false,
        isMissing: true,
      }),
    );
    return {
      id: step.id,
      entity: step.entity,
      condition: targetOf(`${step.id} if`, step.if),
      fields: [...fields, ...missing],
    };
  });
  const all = [only, key, ...steps.flatMap(({ condition, fields }) => [condition, ...fields])].filter(
    (one) => one !== null,
  );
  const readBy = new Map(
    columns.map(({ id }) => [id, all.filter((one) => one.columns.includes(id)).map((one) => one.id)]),
  );
  return { columns, only, key, steps, readBy };
}

const sourceIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'formula' in value ? value.formula : null;

/** Fields without which a record that the step creates is refused, and which it does not fill. */
function missingFields(
  { do: does, missing, entity }: InterfaceStep,
  given: Given,
  model: EffectiveModel,
): readonly string[] {
  if (does !== 'write' || (missing !== undefined && missing !== 'create')) return [];
  return (entityWithId(model, entity)?.fields ?? [])
    .filter((field) => field.required === true && field.default === undefined && !fillsItself(field))
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(given, name));
}
