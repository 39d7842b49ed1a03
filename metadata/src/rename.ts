import { SYSTEM_FIELD_IDS } from './check-scope.ts';
import { renamedInExpression } from './expression.ts';
import type {
  EntityDefinition,
  Field,
  FormerName,
  ScenarioDefinition,
  ScenarioStep,
} from './generated/definitions.gen.ts';
import type { Issue } from './issue.ts';
import type { Plain } from './keyed-list.ts';
import { isPlain, isSame } from './keyed-list.ts';
import { isAboutInLetter, renamedInLetter } from './letter/rename-in-letter.ts';
import type { OverlaidDocument } from './overlay.ts';
import type { ValuePath } from './value-path.ts';
import { pathFromText, valueAt, withValue } from './value-path.ts';

export type RenameRequest = {
  /** Id of the entity. */
  readonly entity: string;
  /** Id of its field; absent: the entity itself is renamed. Ids stay. */
  readonly field?: string;
  /** What formulas, filters and the API call it from now on. */
  readonly name: string;
  /** Last day (`2027-06-30`) on which the API knows the name that it had; null: nobody has used that. */
  readonly until: string | null;
};

export type Renamed =
  | {
      readonly documents: readonly OverlaidDocument[];
      /** Places that go by the name and could not be rewritten. */
      readonly left: readonly Issue[];
    }
  | { readonly refused: 'unknown' | 'same' | 'taken' };

const MOST_ROUNDS = 20;

/**
 * Gives an entity or a field another name, and every place that names it as well. What those places are, the check says: it
 * knows whose fields each formula, filter and value is about.
 * @param check all that is wrong with a set of definitions
 */
export async function rename(
  documents: readonly OverlaidDocument[],
  request: RenameRequest,
  check: (documents: readonly OverlaidDocument[]) => Promise<readonly Issue[]>,
): Promise<Renamed> {
  const entity = entityOf(documents, request.entity);
  const field = entity?.fields.find((one) => one.id === request.field);
  if (!entity || (request.field !== undefined && !field)) return { refused: 'unknown' };
  const what = { entity: entity.id, before: field ? nameOf(field) : entity.name, after: request.name };
  if (what.before === what.after) return { refused: 'same' };
  if (namesBeside(documents, entity, field).has(what.after)) return { refused: 'taken' };

  const known = new Set((await check(documents)).map(keyOf));
  const isAbout = field ? isAboutField : isAboutEntity;
  let renamed: readonly OverlaidDocument[] = documents.map((one) =>
    one.document === entity
      ? { ...one, document: withName(entity, field, request) }
      : { ...one, document: field ? inScenario(one.document, what, documents) : one.document },
  );
  for (let round = 0; ; round++) {
    const left = (await check(renamed)).filter((issue) => isAbout(issue, what.before) && !known.has(keyOf(issue)));
    // The last first: what is rewritten shifts what comes after it in the same text.
    const next = left.toReversed().reduce((all, issue) => rewritten(all, issue, what), renamed);
    const isDone = next.every((one, at) => one.document === renamed[at]?.document);
    if (isDone || round === MOST_ROUNDS) return { documents: renamed, left };
    renamed = next;
  }
}

type Rename = { readonly entity: string; readonly before: string; readonly after: string };

const isAnEntity = (document: unknown): document is EntityDefinition =>
  isPlain(document) && document['kind'] === 'entity' && Array.isArray(document['fields']);

const entityOf = (documents: readonly OverlaidDocument[], id: string): EntityDefinition | undefined =>
  documents
    .map((one) => one.document)
    .filter(isAnEntity)
    .find((one) => one.id === id);

const keyOf = ({ file, path, code, params }: Issue): string => `${file} ${path} ${code} ${JSON.stringify(params)}`;

const isAboutField = (issue: Issue, name: string): boolean =>
  (issue.code === 'definition.unknown-field' && issue.params?.['id'] === name) ||
  (issue.code === 'expression.unknown-field' && issue.params?.['field'] === name) ||
  isAboutInLetter(issue, name, true);

const isAboutEntity = (issue: Issue, name: string): boolean => {
  const { code, params } = issue;
  const isUnknown = code === 'definition.unknown-reference' && params?.['kind'] === 'entity' && params['id'] === name;
  return isUnknown || isAboutInLetter(issue, name, false);
};

const nameOf = (field: Field): string => field.name ?? field.id;

const formerOf = ({ formerNames }: Pick<Field, 'formerNames'>): string[] => (formerNames ?? []).map((one) => one.name);

/** Names that mean something else. */
function namesBeside(
  documents: readonly OverlaidDocument[],
  entity: EntityDefinition,
  field: Field | undefined,
): ReadonlySet<string> {
  if (field) {
    const others = entity.fields.filter((one) => one !== field);
    return new Set([...SYSTEM_FIELD_IDS, ...others.flatMap((one) => [one.id, nameOf(one), ...formerOf(one)])]);
  }
  const others = documents.map((one) => one.document).filter((one) => isAnEntity(one) && one !== entity);
  return new Set((others as EntityDefinition[]).flatMap((one) => [one.name, ...formerOf(one)]));
}

function withName(entity: EntityDefinition, field: Field | undefined, request: RenameRequest): EntityDefinition {
  if (!field) return { ...renamedThing(entity, entity.name, request), name: request.name };
  const { name: _before, ...rest } = renamedThing(field, nameOf(field), request);
  const next = { ...rest, ...(request.name !== field.id && { name: request.name }) };
  const fields = entity.fields.map((one) => (one === field ? next : one));
  return { ...entity, fields: fields as EntityDefinition['fields'] };
}

/** With the name that it had among its former ones; a name that it has again is none of those. */
function renamedThing<T extends Pick<Field, 'formerNames'>>(thing: T, before: string, request: RenameRequest): T {
  const { formerNames, ...rest } = thing;
  const kept: FormerName[] = (formerNames ?? []).filter((one) => one.name !== request.name && one.name !== before);
  if (request.until !== null) kept.push({ name: before, until: request.until });
  return { ...rest, ...(kept.length > 0 && { formerNames: kept }) } as T;
}

function rewritten(documents: readonly OverlaidDocument[], issue: Issue, rename: Rename): readonly OverlaidDocument[] {
  return documents.map((one) => {
    if (one.file !== issue.file) return one;
    const path = pathFromText(one.document, issue.path);
    const value = valueAt(one.document, path);
    const holder = valueAt(one.document, path.slice(0, -1));
    const key = path.at(-1);
    const put = (at: ValuePath, next: unknown) => ({ ...one, document: withValue(one.document, at, next) });
    if (issue.code.startsWith('letter.'))
      return typeof value === 'string' ? put(path, renamedInLetter(value, issue, rename.before, rename.after)) : one;
    if (issue.code === 'expression.unknown-field')
      return typeof value === 'string' ? put(path, renamedInExpression(value, rename.before, rename.after)) : one;
    // Settings of modules name fields in their values; elsewhere keys are names.
    const isKey = path[0] !== 'moduleSettings' && typeof key === 'string' && key.split('.').includes(rename.before);
    if (isKey && isPlain(holder))
      return put(
        path.slice(0, -1),
        withKey(holder, key, renamedInPath(key, Number(issue.params?.['depth'] ?? 0), rename)),
      );
    // A sort order, perhaps a descending one.
    return value === rename.before || value === `-${rename.before}`
      ? put(path, String(value).replace(rename.before, rename.after))
      : one;
  });
}

const renamedInPath = (path: string, depth: number, { before, after }: Rename): string =>
  path
    .split('.')
    .map((name, at) => (at === depth && name === before ? after : name))
    .join('.');

/** The object with another key in the same place. */
const withKey = (holder: Plain, key: string, next: string): Plain =>
  Object.fromEntries(Object.entries(holder).map(([name, value]) => [name === key ? next : name, value]));

/** Steps that are to be refused may name what is not there, so the check cannot tell them. */
function inScenario(document: unknown, rename: Rename, documents: readonly OverlaidDocument[]): unknown {
  if (!isPlain(document) || document['kind'] !== 'scenario') return document;
  const scenario = document as unknown as ScenarioDefinition;
  const next: Record<string, unknown> = { ...document };
  for (const part of ['given', 'when', 'then'] as const) {
    const steps = scenario[part];
    if (steps)
      next[part] = steps.map((step) => (entityOfStep(step, documents) === rename.entity ? inStep(step, rename) : step));
  }
  return isSame(next, document) ? document : next;
}

const entityOfStep = (step: ScenarioStep, documents: readonly OverlaidDocument[]): string | undefined => {
  if (step.entity !== undefined || step.workflow === undefined) return step.entity;
  const workflow = documents
    .map((one) => one.document)
    .find((one) => isPlain(one) && one['kind'] === 'workflow' && one['id'] === step.workflow);
  return isPlain(workflow) ? String(workflow['entity']) : undefined;
};

function inStep({ values, input, expect, ...step }: ScenarioStep, { before, after }: Rename): unknown {
  const keys = <T>(of: Readonly<Record<string, T>>) => withKey(of, before, after);
  // Places of issues are names, perhaps with a row or a part behind: `address.city`.
  const place = (text: string): string => (text.split('.')[0] === before ? after + text.slice(before.length) : text);
  return {
    ...step,
    ...(values && { values: keys(values) }),
    ...(input && { input: step.entity === undefined ? input : keys(input) }),
    ...(expect && {
      expect: {
        ...expect,
        ...(expect.values && { values: keys(expect.values) }),
        ...(expect.absent && { absent: expect.absent.map(place) }),
        ...(expect.issues && { issues: expect.issues.map(place) }),
      },
    }),
  };
}
