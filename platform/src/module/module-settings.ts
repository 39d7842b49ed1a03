import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { Definition, EntityDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { Model } from '@leitwerk/metadata/model';
import { kindNamed } from '@leitwerk/metadata/named-property';
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { isInstalled } from './load-modules.ts';
import type { ModuleSettings } from './module-reach.ts';
import { shapeIssueOf } from './shape-issue.ts';

const FOLDER = resolve(import.meta.dirname, '../../../modules');
const SYSTEM_ENTITIES: ReadonlySet<string> = new Set(['user', 'team']);

/** What the application says to a module; nothing when it says nothing. */
export const settingsOf = ({ app }: Pick<Model, 'app'>, module: string): ModuleSettings =>
  app?.moduleSettings && Object.hasOwn(app.moduleSettings, module) ? (app.moduleSettings[module] ?? {}) : {};

/** What is wrong with the settings of modules in an application: their shape and the entities and fields that they name. */
export function settingsIssues(
  { file, document }: { readonly file: string; readonly document: unknown },
  all: readonly { readonly document: unknown }[],
): readonly Issue[] {
  const app = document as Definition;
  if (app.kind !== 'app') return [];
  const used = app.modules ?? [];
  const unused = Object.keys(app.moduleSettings ?? {})
    .filter((name) => !used.includes(name))
    .map((name): Issue => ({ file, path: `moduleSettings.${name}`, code: 'definition.no-module', params: { name } }));
  const entities = all.map((one) => one.document as Definition).filter((one) => one.kind === 'entity');
  return [...unused, ...used.filter(isInstalled).flatMap((name) => issuesOf(app, name, entities, file))];
}

type App = Extract<Definition, { readonly kind: 'app' }>;

function issuesOf(app: App, name: string, entities: readonly EntityDefinition[], file: string): readonly Issue[] {
  const schema = schemaOf(name);
  const settings = app.moduleSettings?.[name] ?? {};
  const wrong: Issue[] = [];
  const validate: ValidateFunction = makeAjv(entities, (path, code, params) => {
    wrong.push({ path: place(name, path), code, params });
  }).compile(schema);
  const fits = validate(settings);
  const shape = fits ? [] : (validate.errors ?? []).filter((error) => error.keyword !== 'names').map(shapeIssueOf);
  return [...shape.map((issue) => ({ ...issue, path: place(name, issue.path) })), ...wrong].map((issue) => ({
    ...issue,
    file,
  }));
}

const place = (name: string, path: string): string =>
  path === '' ? `moduleSettings.${name}` : `moduleSettings.${name}.${path}`;

/** A module without a schema has no settings. */
function schemaOf(name: string): JsonSchema {
  try {
    return JSON.parse(readFileSync(resolve(FOLDER, name, 'settings.schema.json'), 'utf8')) as JsonSchema;
  } catch {
    return { type: 'object', additionalProperties: false };
  }
}

type Report = (path: string, code: string, params: NonNullable<Issue['params']>) => void;

/** Understands `"names": "entity"`, and `"names": "field"` for a field of the entity that the nearest `entity` above names. */
function makeAjv(entities: readonly EntityDefinition[], report: Report): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const byName = new Map(entities.map((one) => [one.name, one]));
  ajv.addKeyword({
    keyword: 'names',
    errors: false,
    validate: (what: unknown, value: unknown, _schema: unknown, at?: { instancePath: string; rootData: unknown }) => {
      if (typeof value !== 'string') return true;
      const path = (at?.instancePath ?? '').slice(1).replaceAll('/', '.');
      if (what === 'entity') {
        if (byName.has(value) || SYSTEM_ENTITIES.has(value)) return true;
        report(path, 'definition.unknown-reference', { kind: 'entity', what: kindNamed('entity'), id: value });
        return false;
      }
      const entity = byName.get(nearestEntity(at?.rootData, path));
      if (!entity || entity.fields.some((field) => (field.name ?? field.id) === value)) return true;
      report(path, 'definition.unknown-field', { entity: entity.name, id: value });
      return false;
    },
  });
  return ajv;
}

function nearestEntity(root: unknown, path: string): string {
  let found = '';
  let here = root;
  for (const step of ['', ...path.split('.')]) {
    if (step !== '') here = (here as Readonly<Record<string, unknown>> | null)?.[step];
    if (typeof here !== 'object' || here === null) continue;
    const { entity } = here as { readonly entity?: unknown };
    if (typeof entity === 'string') found = entity;
  }
  return found;
}
