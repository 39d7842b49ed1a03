import type { EntityDefinition, Field } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { isSame } from '@leitwerk/metadata/keyed-list';
import type { ModuleDocument } from './module-definitions.ts';
import { shippedByModules } from './module-definitions.ts';

/**
 * What of a module's own field people may change: the module's program does not go by it. Of one that is required a condition would take
 * that away again.
 */
const FREE: ReadonlySet<string> = new Set(['label', 'help', 'searchable', 'index', 'visibleWhen', 'options']);

/**
 * Issues of a module's definitions that are adapted in a way with which the module's program could not work: it reads and writes its
 * own fields by name and type, creates records without fields that it does not know, and finds its definitions by name.
 */
export function keptIssues(adapted: ModuleDocument): Issue[] {
  const shipped = shippedByModules().get(adapted.file)?.document;
  if (!shipped) return [];
  const { file, document } = adapted;
  const issue = (path: string, code: string, id: string): Issue => ({ file, path, code, params: { id } });
  const named = (['kind', 'id', 'name'] as const).flatMap((key) =>
    document[key] === shipped[key] ? [] : [issue(key, 'definition.kept-by-module', key)],
  );
  if (shipped.kind !== 'entity' || document.kind !== 'entity') return named;
  return [...named, ...fieldIssues(shipped, document, issue), ...uniqueIssues(shipped, document, issue)];
}

type MakeIssue = (path: string, code: string, id: string) => Issue;

/** Unique keys are as the module knows them: it counts on its own, and could not write against another one over its own fields. */
function uniqueIssues(shipped: EntityDefinition, adapted: EntityDefinition, issue: MakeIssue): Issue[] {
  const own = new Map((shipped.unique ?? []).map((key) => [key.id, key]));
  const fields = new Set(shipped.fields.map((field) => field.id));
  const there = new Set((adapted.unique ?? []).map((key) => key.id));
  const gone = [...own.keys()].filter((id) => !there.has(id));
  const changed = (adapted.unique ?? []).flatMap((key, index) => {
    const before = own.get(key.id);
    const isKept = before ? isSame(before.fields, key.fields) : key.fields.some((id) => !fields.has(id));
    return isKept ? [] : [issue(`unique.${index}`, 'definition.kept-by-module', key.id)];
  });
  return [...gone.map((id) => issue('unique', 'definition.kept-by-module', id)), ...changed];
}

function fieldIssues(shipped: EntityDefinition, adapted: EntityDefinition, issue: MakeIssue): Issue[] {
  const own = new Map(shipped.fields.map((field) => [field.id, field]));
  const there = new Set(adapted.fields.map((field) => field.id));
  const gone = shipped.fields.filter((field) => !there.has(field.id));
  const changed = adapted.fields.flatMap((field, index): Issue[] => {
    const before = own.get(field.id);
    if (!before)
      return (['required', 'requiredWhen'] as const).flatMap((key) =>
        field[key] !== undefined && field[key] !== false && field.default === undefined
          ? [issue(`fields.${index}.${key}`, 'definition.module-leaves-empty', field.id)]
          : [],
      );
    const keys = new Set([...Object.keys(before), ...Object.keys(field)] as (keyof Field)[]);
    const isFree = (key: keyof Field): boolean => FREE.has(key) && !(key === 'visibleWhen' && before.required === true);
    const kept = [...keys].filter((key) => !isFree(key) && !isSame(before[key], field[key]));
    const options = new Set(field.options?.map((option) => option.id));
    const lacksOption = before.options?.some((option) => !options.has(option.id)) ?? false;
    return [
      ...kept.map((key) => issue(`fields.${index}.${key}`, 'definition.kept-by-module', field.id)),
      ...(lacksOption ? [issue(`fields.${index}.options`, 'definition.module-needs-options', field.id)] : []),
    ];
  });
  return [...gone.map((field) => issue('fields', 'definition.module-needs-field', field.id)), ...changed];
}
