import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Parameter, Route } from './route.ts';

/** OpenAPI 3.1 of every route; entities are described as far as the asker may read them, and not at all without a sign-in. */
export function openApiDocument(routes: readonly Route[], context: Context | null): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of [...routes, ...PLAIN_ROUTES]) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: context?.model.model.app?.label.en ?? 'Leitwerk', version: String(context?.model.version ?? 0) },
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'leitwerk_session' },
      },
      schemas: { ...SCHEMAS, ...(context ? entitySchemas(context) : {}) },
    },
  };
}

const plain = (path: string, summary: string, type = 'application/json'): Route => ({
  method: 'GET',
  path,
  summary,
  tag: 'operation',
  access: 'public',
  responses: [{ status: 200, description: summary, type }],
  handle: async () => undefined,
});

/** Routes outside the API's list, which answer machines. */
const PLAIN_ROUTES: readonly Route[] = [
  plain('/health/live', 'The process runs'),
  plain('/health/ready', 'The database answers'),
  plain('/metrics', 'Metrics for Prometheus', 'text/plain'),
  plain('/api/openapi.json', 'This document'),
];

const PROBLEM = {
  description: 'Problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function operationOf(route: Route): object {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(route.query ?? {}).map(([name, parameter]) => ({
    name,
    in: 'query',
    description: parameter.description,
    schema: schemaOf(parameter),
  }));
  const responses = route.responses.map(({ status, description, schema, type = 'application/json' }) => [
    String(status),
    status === 204 ? { description } : { description, content: { [type]: { schema: schema ?? {} } } },
  ]);
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^a-zA-Z]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/[^a-zA-Z]/g, '')}`,
    summary: route.summary,
    tags: [route.tag],
    security: route.access === 'public' ? [] : [{ token: [] }, { session: [] }],
    parameters: [...inPath, ...inQuery],
    ...(route.body && {
      requestBody: { content: { [route.body.type ?? 'application/json']: { schema: route.body.schema } } },
    }),
    responses: { ...Object.fromEntries(responses), default: PROBLEM },
  };
}

function schemaOf({ type, minimum, maximum }: Parameter): object {
  if (typeof type === 'object') return { type: 'string', enum: type.oneOf };
  if (type === 'integer')
    return { type, ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
  if (type === 'boolean') return { type };
  return { type: 'string', ...(type === 'json' && { contentMediaType: 'application/json' }) };
}

const SCHEMAS = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'requestId'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string' },
      requestId: { type: 'string' },
      issues: {
        type: 'array',
        items: {
          type: 'object',
          properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
        },
      },
    },
  },
  Page: {
    type: 'object',
    required: ['items', 'next'],
    properties: {
      items: { type: 'array', items: { type: 'object' } },
      next: { type: ['string', 'null'] },
      count: { type: 'integer' },
    },
  },
};

function entitySchemas(context: Context): Record<string, object> {
  const readable = [...context.model.entities.values()].filter(
    (one) => context.access.entity(one.entity.name).rows.read !== 'none',
  );
  return Object.fromEntries(readable.map((one) => [one.entity.name, entitySchema(one, context)]));
}

function entitySchema({ entity }: EntityRuntime, context: Context): object {
  const access = context.access.entity(entity.name);
  const fields = entity.fields.filter((field) => access.readable.has(field.name));
  return {
    type: 'object',
    title: entity.label.en,
    additionalProperties: false,
    required: fields.filter((field) => field.required).map((field) => field.name),
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      version: { type: 'integer', readOnly: true },
      ...Object.fromEntries(
        fields.map((field) => [
          field.name,
          {
            ...fieldTypes[field.type].valueSchema(field),
            title: field.label.en,
            ...(field.readOnly || field.status !== undefined ? { readOnly: true } : {}),
          },
        ]),
      ),
    },
  };
}
