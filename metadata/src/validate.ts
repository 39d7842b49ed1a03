import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import type { CheckDefinition, CheckScope } from './check-scope.ts';
import { ofKind } from './check-scope.ts';
import type { Definition, EntityDefinition, Label } from './generated/definitions.gen.ts';
import { commonSchema, fieldSchema } from './generated/schemas.gen.ts';
import type { Issue } from './issue.ts';
import { kinds } from './kinds.ts';
import { withNames } from './named-property.ts';

export type GivenDocument = { readonly file: string; readonly document: unknown };

let validators: ReadonlyMap<string, ValidateFunction> | undefined;

/** Compiled on first use: a browser that only reads models never needs them. */
function shapes(): ReadonlyMap<string, ValidateFunction> {
  if (validators) return validators;
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, schemas: [commonSchema, fieldSchema] });
  validators = new Map(Object.entries(kinds).map(([kind, { schema }]) => [kind, ajv.compile(schema)]));
  return validators;
}

/**
 * Everything that is wrong with a set of definitions: shape first, then meaning. Meaning is judged only when every shape is
 * right, because half a definition would make follow-up errors.
 * @param systemEntities entities that the platform adds
 */
export function validateDocuments(
  documents: readonly GivenDocument[],
  systemEntities: readonly EntityDefinition[] = [],
): { readonly definitions: readonly Definition[]; readonly issues: readonly Issue[] } {
  const shapeIssues = documents.flatMap(shapeIssuesOf);
  if (shapeIssues.length > 0) return { definitions: [], issues: shapeIssues };
  const definitions = documents.map(({ document }) => document as Definition);
  const issues: Issue[] = [];
  const entities = new Map(
    [...systemEntities, ...definitions.filter((one) => one.kind === 'entity')].map((one) => [one.id, one]),
  );
  const seen = new Map<string, string>();
  for (const { file, document } of documents) {
    const definition = document as Definition;
    const report: CheckScope['report'] = (path, code, params, severity) => {
      const issue = { file, path, code, ...(params && { params }), ...(severity && { severity }) };
      issues.push(withNames(issue, document));
    };
    for (const key of new Set([`${definition.kind}/${definition.id}`, `${definition.kind}/name ${definition.name}`])) {
      const other = seen.get(key);
      if (other !== undefined) report('id', 'definition.repeated', { kind: definition.kind, id: definition.id, other });
      seen.set(key, file);
    }
    const scope: CheckScope = { definitions, entities, report };
    (kinds[definition.kind].check as CheckDefinition<Definition>)(definition, scope);
    if (definition.kind === 'entity') warnOfHiddenFields(definition, scope);
  }
  return { definitions, issues };
}

/** What is wrong with the shape of one definition alone: keys, types, lengths. */
export function shapeIssuesOf({ file, document }: GivenDocument): Issue[] {
  const kind = typeof document === 'object' && document !== null && 'kind' in document ? String(document.kind) : '';
  const validate = shapes().get(kind);
  if (!validate)
    return [{ file, path: 'kind', code: 'document.kind', params: { kind, kinds: Object.keys(kinds).join(', ') } }];
  if (validate(document)) return [];
  const issues = (validate.errors ?? [])
    .filter((error) => error.keyword !== 'anyOf')
    .map((error) => withNames(shapeIssue(file, error), document));
  return [...new Map(issues.map((issue) => [`${issue.path} ${issue.code}`, issue])).values()];
}

const EMPTY: ReadonlySet<string> = new Set(['pattern', 'minLength', 'minItems', 'enum']);

function shapeIssue(file: string, error: ErrorObject): Issue {
  const path = error.instancePath.slice(1).replaceAll('/', '.');
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (error.keyword === 'additionalProperties') {
    const { additionalProperty: key } = error.params as { additionalProperty: string };
    const known = Object.keys(error.parentSchema?.['properties'] ?? {}).join(', ');
    return { file, path: below(key), code: 'document.unknown-key', params: { key, known } };
  }
  if (error.keyword === 'required') {
    const { missingProperty: key } = error.params as { missingProperty: string };
    return { file, path: below(key), code: 'document.missing-key', params: { key } };
  }
  // A place that somebody has added and not filled in yet.
  const isEmpty = error.data === '' || (Array.isArray(error.data) && error.data.length === 0);
  if (isEmpty && EMPTY.has(error.keyword)) return { file, path, code: 'value.required' };
  return { file, path, code: 'document.value', params: { expected: expectedBy(error) } };
}

function expectedBy({ keyword, params, message, parentSchema }: ErrorObject): string | Label {
  if (keyword === 'enum') return (params as { allowedValues: unknown[] }).allowedValues.join(', ');
  const { description, 'x-help': help } = (parentSchema ?? {}) as { description?: string; 'x-help'?: Partial<Label> };
  // An expression says it to machines only.
  const words = keyword === 'pattern' ? { de: help?.de ?? description, en: help?.en ?? description } : {};
  return words.de !== undefined && words.en !== undefined ? { de: words.de, en: words.en } : (message ?? keyword);
}

/** A field that no form shows can be filled by nobody but programs: often that is a slip. */
function warnOfHiddenFields(entity: EntityDefinition, scope: CheckScope): void {
  const forms = ofKind(scope, 'form').filter((form) => form.entity === entity.id);
  if (forms.length === 0) return;
  const shown = new Set([
    ...forms.flatMap((form) => [
      ...(form.keyFacts ?? []),
      ...form.tabs.flatMap((tab) => (tab.sections ?? []).flatMap((section) => section.fields.map((one) => one.field))),
    ]),
    ...ofKind(scope, 'journal')
      .filter((one) => one.entity === entity.id)
      .flatMap((one) => one.fields.map(({ field }) => field)),
  ]);
  for (const [index, field] of entity.fields.entries()) {
    if (!shown.has(field.id)) scope.report(`fields.${index}`, 'definition.on-no-form', { id: field.id }, 'warning');
  }
}
