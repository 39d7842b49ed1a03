import { createHash } from 'node:crypto';
import type { JsonSchema } from '@leitwerk/metadata/field-type';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { addExamples } from './add-examples.ts';
import type { DescribedEntity } from './describe-records.ts';
import { describeRecords } from './describe-records.ts';
import type { RecordOperation } from './record-operations.ts';
import { isRecordRoute, recordOperation, summaryFor } from './record-operations.ts';
import type { Parameter, Route } from './route.ts';
import { SHARED_SCHEMAS } from './shared-schemas.ts';

type Sent = { readonly text: string; readonly etag: string };

const cache = new WeakMap<RuntimeModel, Map<string, Sent>>();

/**
 * OpenAPI 3.1 of every route as JSON text. For somebody who is signed in, the addresses of records are there once per entity,
 * described from the model as far as his rights reach; without a sign-in they are there in general only. Worked out once per
 * model, set of roles and language.
 */
export function openApiDocument(
  routes: readonly Route[],
  context: Context | null,
  language: Language,
  withExamples = false,
): Sent {
  if (!context) return send(makeDocument(routes, null, language, withExamples));
  const known = cache.get(context.model) ?? new Map<string, Sent>();
  cache.set(context.model, known);
  const key = `${language} ${withExamples} ${context.access.key}`;
  const sent = known.get(key) ?? send(makeDocument(routes, context, language, withExamples));
  known.set(key, sent);
  return sent;
}

const send = (document: object): Sent => {
  const text = JSON.stringify(document);
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"` };
};

function makeDocument(
  routes: readonly Route[],
  context: Context | null,
  language: Language,
  withExamples: boolean,
): object {
  const { entities, schemas } = context
    ? describeRecords(context, language)
    : { entities: [], schemas: SHARED_SCHEMAS };
  const paths: Record<string, Record<string, object>> = {};
  const add = (path: string, route: Route, operation: object): void => {
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  };
  for (const route of [...routes, ...PLAIN_ROUTES]) {
    if (!context || !isRecordRoute(route)) add(route.path, route, operationOf(route, route.path));
    else {
      for (const one of entities) {
        const operation = recordOperation(route, one);
        const path = route.path.replace('{entity}', one.entity.entity.name);
        if (operation) add(path, route, entityOperation(route, path, one, operation, language));
      }
    }
  }
  const tags = entities.map(({ entity: { entity } }) => ({
    name: entity.name,
    description: entity.labelPlural[language],
  }));
  return {
    openapi: '3.1.0',
    info: {
      title: context?.model.model.app?.label[language] ?? 'Leitwerk',
      version: String(context?.model.version ?? 0),
    },
    servers: [{ url: '/' }],
    ...(tags.length > 0 && { tags }),
    paths: withExamples ? addExamples(paths, schemas) : paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        appPassword: { type: 'http', scheme: 'basic' },
        session: { type: 'apiKey', in: 'cookie', name: 'leitwerk_session' },
      },
      responses: {
        Problem: {
          description: 'Problem (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas,
    },
  };
}

/** Query parameters of the document itself. */
export const OPEN_API_QUERY: NonNullable<Route['query']> = {
  examples: { type: 'boolean', description: 'With an example of each body, which makes it several times larger' },
};

const plain = (path: string, summary: string, type: string, schema: JsonSchema): Route => ({
  method: 'GET',
  path,
  summary,
  tag: 'operation',
  access: 'public',
  responses: [{ status: 200, description: summary, type, schema }],
  handle: async () => undefined,
});

const HEALTH = { type: 'object', required: ['status'], properties: { status: { type: 'string' } } };

/** Routes outside the API's list, which answer machines. */
const PLAIN_ROUTES: readonly Route[] = [
  plain('/health/live', 'The process runs', 'application/json', HEALTH),
  {
    ...plain('/health/ready', 'The database answers', 'application/json', HEALTH),
    responses: [
      { status: 200, description: 'The database answers', schema: HEALTH },
      { status: 503, description: 'It does not', schema: HEALTH },
    ],
  },
  plain('/metrics', 'Metrics for Prometheus', 'text/plain', { type: 'string' }),
  {
    ...plain('/api/openapi.json', 'This document', 'application/json', { type: 'object' }),
    query: OPEN_API_QUERY,
  },
  plain('/api/docs', 'This document as a page, with a guide, to try things out', 'text/html', { type: 'string' }),
  plain('/api/docs/{file}', 'A part of that page', 'text/javascript', { type: 'string' }),
];

function entityOperation(
  route: Route,
  path: string,
  one: DescribedEntity,
  { body, answer, parameters }: RecordOperation,
  language: Language,
): object {
  const responses = route.responses.map((response) => ({ ...response, ...(answer && { schema: answer }) }));
  const described: Route = {
    ...route,
    summary: summaryFor(route, one, language),
    tag: one.entity.entity.name,
    responses,
    ...(body && { body: { ...route.body, schema: body } }),
  };
  return operationOf(described, path, parameters);
}

const SECURITY: Readonly<Record<Route['access'], readonly object[]>> = {
  public: [],
  user: [{ token: [] }, { session: [] }],
  device: [{ appPassword: [] }],
};

function operationOf(route: Route, path: string, schemas: RecordOperation['parameters'] = {}): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ?? (name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' }),
  }));
  const inQuery = Object.entries(route.query ?? {}).flatMap(([name, parameter]) =>
    schemas[name] === null ? [] : [queryParameter(name, parameter, schemas[name])],
  );
  const inHeader = Object.entries(route.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  }));
  const responses = route.responses.map(({ status, description, schema, type = 'application/json' }) => [
    String(status),
    status === 204 ? { description } : { description, content: { [type]: { schema: schema ?? {} } } },
  ]);
  return {
    operationId: operationIdOf(route, path),
    summary: route.summary,
    tags: [route.tag],
    security: SECURITY[route.access],
    parameters: [...inPath, ...inQuery, ...inHeader],
    ...(route.body && {
      requestBody: { content: { [route.body.type ?? 'application/json']: { schema: route.body.schema } } },
    }),
    responses: { ...Object.fromEntries(responses), default: { $ref: '#/components/responses/Problem' } },
  };
}

/** `GET /api/records/lead/{id}` → `get_api_records_lead_id`: one per path, because paths differ in more than letters' case. */
const operationIdOf = (route: Route, path: string): string =>
  `${route.method.toLowerCase()}${path.replace(/[{}]/g, '').replaceAll('/', '_')}`;

/** JSON in a parameter is `content`, a list is written with commas. */
function queryParameter(name: string, parameter: Parameter, given: JsonSchema | undefined): object {
  const schema = given ?? schemaOf(parameter);
  const head = { name, in: 'query', description: parameter.description };
  if (parameter.type === 'json') return { ...head, content: { 'application/json': { schema } } };
  return { ...head, ...(parameter.type === 'list' && { style: 'form', explode: false }), schema };
}

function schemaOf({ type, minimum, maximum }: Parameter): JsonSchema {
  if (typeof type === 'object') return { type: 'string', enum: type.oneOf };
  switch (type) {
    case 'integer':
      return { type, ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
    case 'boolean':
      return { type };
    case 'list':
      return { type: 'array', items: { type: 'string' } };
    case 'json':
      return {};
    default:
      return { type: 'string' };
  }
}
