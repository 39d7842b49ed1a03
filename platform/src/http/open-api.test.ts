import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_USERS } from '../demo/demo-users.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { startDemoServer } from '../testing/start-demo-server.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { ROUTES } from './routes.ts';

type Document = {
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ObjectSchema>> };
};
type Operation = {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly schema?: JsonSchema;
    readonly content?: JsonSchema;
  }[];
  readonly responses: Readonly<Record<string, JsonSchema>>;
};
type ObjectSchema = JsonSchema & {
  readonly title: string;
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema>>;
};
type Values = Record<string, unknown>;

const ENGLISH = { 'accept-language': 'en' };
const ADMIN = 'admin@example.com';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const readDocument = async (email: string | null, language: string, of: TestServer): Promise<Document> => {
  const reply = await of.ask(email, 'GET', '/api/openapi.json', undefined, { 'accept-language': language });
  expect(reply.status).toBe(200);
  return reply.body;
};

const known = new Map<string, Promise<Document>>();

/** Of the server that all tests share it is read once for each reader: it has some megabytes. */
const documentOf = (email: string | null, language = 'en'): Promise<Document> => {
  const reader = `${email} ${language}`;
  const document = known.get(reader) ?? readDocument(email, language, server);
  known.set(reader, document);
  return document;
};

const componentOf = (name: string): string =>
  name
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

type Validate = (name: string, value: unknown) => { readonly text: string; readonly missing: readonly string[] } | null;

const compiled = new WeakMap<Document, Validate>();

const schemasOf = (document: Document): Validate => {
  const validate = compiled.get(document) ?? compileSchemas(document);
  compiled.set(document, validate);
  return validate;
};

const compileSchemas = (document: Document): Validate => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  return (name, value) => {
    const validate = ajv.getSchema(`document#/components/schemas/${name}`);
    if (!validate) throw new Error(`no schema ${name}`);
    if (validate(value)) return null;
    const missing = validate.errors?.flatMap((error) =>
      error.keyword === 'required' && error.instancePath === '' ? [String(error.params['missingProperty'])] : [],
    );
    return { text: ajv.errorsText(validate.errors), missing: missing ?? [] };
  };
};

/** What modules write: people read it, and add mailboxes, accounts and deliveries by their actions. */
const KEPT = new Set([
  'exchange-alarm',
  'exchange-connection',
  'exchange-delivery',
  'exchange-event',
  'exchange-file',
  'exchange-message',
  'exchange-package',
  'exchange-sent',
  'exchange-state',
  'mailbox',
  'mail-folder',
  'mail-gap',
  'mail-message',
  'outgoing-mail',
  'outside-account',
  'outside-collection',
  'outside-gap',
]);

describe('the document', () => {
  it.each([...DEMO_USERS.map((user) => user.email), null])('is a valid OpenAPI 3.1 document for %s', async (email) => {
    for (const language of ['de', 'en']) {
      const document = await documentOf(email, language);
      const { valid, errors } = await new Validator().validate(structuredClone(document));
      expect(errors ?? []).toEqual([]);
      expect(valid).toBe(true);
      // Every reference inside it leads somewhere.
      const text = JSON.stringify(document);
      for (const [, kind = '', name = ''] of text.matchAll(/"#\/components\/(\w+)\/([\w.-]+)"/g))
        expect(document.components, `${kind}/${name}`).toHaveProperty([kind, name]);
      const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('holds every route of the server, those of records once per entity', async () => {
    const { paths } = await documentOf(ADMIN);
    const { entities } = server.runtime.models.current();
    for (const route of ROUTES) {
      if (!route.path.includes('{entity}')) expect(paths[route.path]).toHaveProperty(route.method.toLowerCase());
      for (const name of entities.keys()) {
        // Nobody may delete a user for good, and only some entities have a status.
        if (name === 'user' || KEPT.has(name) || route.path.includes('{event}')) continue;
        const path = route.path.replace('{entity}', name);
        expect(paths[path], path).toHaveProperty(route.method.toLowerCase());
      }
    }
    for (const path of ['/health/live', '/health/ready', '/metrics', '/api/openapi.json'])
      expect(paths).toHaveProperty([path, 'get']);
    // Without a sign-in nothing of the model is told, and yet every address.
    const open = await documentOf(null);
    for (const route of ROUTES) expect(open.paths[route.path]).toHaveProperty(route.method.toLowerCase());
    expect(open.components.schemas).not.toHaveProperty('Lead');
    for (const path of Object.values({ ...paths, ...open.paths }))
      for (const operation of Object.values(path))
        expect(operation.responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
  });

  it('has every address that the server answers', async () => {
    const open = await documentOf(null);
    const stack: string[] = [];
    const served = server.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, branch = '', part = '', methods] = /^([│├└─ ]*)(\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
        stack.splice(branch.length / 4 - 1, stack.length, part);
        return methods ? [stack.join('')] : [];
      })
      // Behind this one are the modules' own addresses, which module/module.test.ts looks at.
      .filter((path) => /^\/(api|health|metrics)\b/.test(path) && !path.startsWith('/api/:module'));
    expect(served.length).toBeGreaterThan(20);
    for (const path of served) expect(open.paths).toHaveProperty([path.replace(/:(\w+)/g, '{$1}')]);
  });

  it('names the events of an entity and the operators of its fields', async () => {
    const { paths, components } = await documentOf(ADMIN);
    const event = paths['/api/records/lead/{id}/transitions/{event}']?.['post']?.parameters.find(
      (one) => one.name === 'event',
    );
    const { machine } = server.runtime.models.current().entities.get('lead') ?? {};
    expect(event?.schema?.['enum']).toEqual([...(machine?.events.keys() ?? [])]);
    const filter = paths['/api/records/lead']?.['get']?.parameters.find((one) => one.name === 'filter');
    expect(filter?.content).toEqual({ 'application/json': { schema: { $ref: '#/components/schemas/LeadFilter' } } });
    expect(components.schemas['LeadFilter']?.properties['birthDate']).toMatchObject({
      $ref: '#/components/schemas/FilterByDate',
    });
    const accepts = schemasOf(await documentOf(ADMIN));
    for (const good of [
      { status: 'new' },
      { lastName: { contains: 'x' } },
      { or: [{ birthDate: { lt: '2000-01-01' } }, { not: { lastName: null } }] },
      { 'team.name': { eq: 'Nord' } },
    ])
      expect(accepts('LeadFilter', good)).toBeNull();
    for (const bad of [{ nothing: 1 }, { birthDate: { contains: '1' } }, { lastName: { eq: true } }, { or: [] }])
      expect(accepts('LeadFilter', bad)).not.toBeNull();
  });

  it('speaks the language asked for', async () => {
    const [german, english] = [await documentOf(ADMIN, 'de'), await documentOf(ADMIN, 'en')];
    expect(german.components.schemas['BankAccount']?.title).toBe('Bankverbindung');
    expect(english.components.schemas['BankAccount']?.title).toBe('Bank account');
    expect(german.components.schemas['Lead']?.properties['birthDate']?.['title']).toBe('Geburtsdatum');
  });

  it('is sent once to who has it already', async () => {
    const first = await server.ask(ADMIN, 'GET', '/api/openapi.json');
    const again = await server.ask(ADMIN, 'GET', '/api/openapi.json', undefined, {
      'if-none-match': String(first.headers['etag']),
    });
    expect(again.status).toBe(304);
    const other = await server.ask('viewer@example.com', 'GET', '/api/openapi.json', undefined, {
      'if-none-match': String(first.headers['etag']),
    });
    expect(other.status).toBe(200);
  });

  it('gives entities whose names collide components of their own', async () => {
    const label = { de: 'X', en: 'X' };
    const entity = (id: string) => ({
      file: `definitions/entity/${id}.json`,
      document: {
        kind: 'entity',
        id,
        name: id,
        label,
        labelPlural: label,
        titleField: 'name',
        fields: [{ id: 'name', type: 'text', label, required: true }],
      },
    });
    const other = await startTestServer([...workshop, entity('problem'), entity('bike-create')]);
    try {
      await other.database.query(sql`update data."user" set roles = '{foreman}'`);
      const document = await readDocument(ADMIN, 'en', other);
      const { schemas } = document.components;
      expect(schemas['Problem']?.properties).toHaveProperty('requestId');
      expect(schemas['Problem_']?.properties).toHaveProperty('name');
      expect(
        Object.keys(schemas)
          .filter((name) => name.startsWith('BikeCreate'))
          .sort(),
      ).toEqual(['BikeCreate', 'BikeCreateCreate', 'BikeCreateFilter', 'BikeCreateUpdate', 'BikeCreate_'].sort());
      // A field that a role may read but not change is in the one schema and not in the other.
      await other.database.query(sql`update data."user" set roles = '{mechanic}' where email = 'sales@example.com'`);
      const mechanic = (await readDocument('sales@example.com', 'en', other)).components.schemas;
      expect(mechanic['Repair']?.properties).toHaveProperty('bike');
      expect(mechanic['RepairUpdate']?.properties).toHaveProperty('hours');
      expect(mechanic['RepairUpdate']?.properties).not.toHaveProperty('bike');
      expect(mechanic).not.toHaveProperty('RepairCreate');
    } finally {
      await other.close();
    }
  });
});

describe.each(DEMO_USERS.map((user) => user.email))('for %s', (email) => {
  it('names no entity, field, event or command that is not his', async () => {
    const document = await documentOf(email);
    const { schemas } = document.components;
    const model = server.runtime.models.current();
    const role = DEMO_USERS.find((one) => one.email === email)?.role ?? '';
    const rights = model.accessOf({ ...SYSTEM_ACTOR, isSystem: false, roles: [role] });
    for (const [name, { entity }] of model.entities) {
      const held = rights.entity(name);
      const component = componentOf(name);
      if (Object.values(held.rows).every((rows) => rows === 'none')) {
        expect(schemas).not.toHaveProperty(component);
        expect(Object.keys(document.paths).filter((path) => path.split('/').includes(name))).toEqual([]);
        continue;
      }
      const path = document.paths[`/api/records/${name}`] ?? {};
      expect(Object.hasOwn(path, 'get')).toBe(held.rows.read !== 'none');
      expect(Object.hasOwn(path, 'post')).toBe(held.rows.create !== 'none');
      const one = document.paths[`/api/records/${name}/{id}`] ?? {};
      expect(Object.hasOwn(one, 'patch')).toBe(held.rows.update !== 'none');
      expect(Object.hasOwn(one, 'delete')).toBe(held.rows.delete !== 'none' || held.rows.purge !== 'none');
      const about = JSON.stringify([
        ...['', 'Create', 'Update', 'Filter'].map((part) => schemas[component + part]),
        ...Object.entries(document.paths).filter(([address]) => address.split('/').includes(name)),
      ]);
      for (const field of entity.fields) {
        if (!held.readable.has(field.name))
          expect(about.split(/[^A-Za-z0-9]/), `${name}.${field.name}`).not.toContain(field.name);
        if (!held.creatable.has(field.name))
          expect(schemas[`${component}Create`]?.properties ?? {}).not.toHaveProperty(field.name);
        if (!held.updatable.has(field.name))
          expect(schemas[`${component}Update`]?.properties ?? {}).not.toHaveProperty(field.name);
      }
    }
  });
});

/** A value that the schema allows, for creating: the least that it asks for. */
async function valueFor(schema: JsonSchema, name: string): Promise<unknown> {
  const { type, enum: choices, format } = schema as { type?: string | string[]; enum?: unknown[]; format?: string };
  if (choices) return choices[0];
  const first = Array.isArray(type) ? type[0] : type;
  const target = /^Id of ([a-z-]+)|\. Id of ([a-z-]+)/.exec(String(schema['description'] ?? ''));
  const word = `${name}${Math.round(performance.now() * 1000)}`;
  switch (first) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 1;
    case 'object': {
      const { required = [], properties = {} } = schema as ObjectSchema;
      if (properties['size'] && properties['id']) return upload();
      if (properties['postalCode']) return { street: 'Weg', houseNumber: '1', postalCode: '50667', city: 'Köln' };
      return Object.fromEntries(
        await Promise.all(required.map(async (key) => [key, await valueFor(properties[key] ?? {}, key)])),
      );
    }
    case 'array':
      return [await valueFor(schema['items'] as JsonSchema, name)];
    default:
      break;
  }
  if (format === 'uuid') return created(target?.[1] ?? target?.[2] ?? 'user');
  if (format === 'date' || format === 'date-time') {
    // Each later than the one before, so that an end comes after its beginning.
    days += 1;
    const at = new Date(Date.UTC(2026, 0, days)).toISOString();
    return format === 'date' ? at.slice(0, 10) : at;
  }
  if (format !== undefined && Object.hasOwn(SAMPLES, format)) return SAMPLES[format];
  if (format === 'idn-email') return `${word}@example.org`;
  return word.slice(0, Number(schema['maxLength'] ?? 60));
}

let days = 0;

const SAMPLES: Readonly<Record<string, string>> = {
  decimal: '1.5',
  iri: 'https://example.org',
  iban: 'DE89370400440532013000',
  'malo-id': '51238696781',
  'melo-id': 'DE0001235066700000000000000012345',
  'market-partner-id': '9900000000001',
  eic: '10YDE-EON------1',
  'postal-code': '50667',
  'municipality-key': '05315000',
  'creditor-id': 'DE98ZZZ09999999999',
  bic: 'COBADEFFXXX',
  obis: '1-0:1.8.0',
};

async function upload(): Promise<{ readonly id: string }> {
  const boundary = 'part-of-a-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), PNG, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const reply = await server.ask(ADMIN, 'POST', '/api/files', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  expect(reply.status, reply.text).toBe(201);
  expect(schemasOf(await documentOf(ADMIN))('StoredFile', reply.body)).toBeNull();
  return { id: (reply.body as { id: string }).id };
}

const made = new Map<string, string>();

/** Id of a record made from nothing but what the schema for creating asks for. */
async function created(entity: string): Promise<string> {
  if (entity === 'user') return server.users.get(ADMIN) ?? '';
  const before = made.get(entity);
  if (before !== undefined) return before;
  const document = await documentOf(ADMIN);
  const name = `${componentOf(entity)}Create`;
  const schema = document.components.schemas[name];
  if (!schema) throw new Error(`no schema ${name}`);
  const body: Values = {};
  const fill = async (names: readonly string[]): Promise<void> => {
    for (const key of names) body[key] ??= await valueFor(schema.properties[key] ?? {}, key);
  };
  const validate = schemasOf(document);
  await fill(schema.required ?? []);
  // Kinds of journal entries ask for more, by if and then.
  await fill(validate(name, body)?.missing ?? []);
  expect(validate(name, body)).toBeNull();
  let reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, body, ENGLISH);
  // What is required under a condition is said in words; then the server's answer may name those fields and no others.
  if (reply.status === 422) {
    const { issues } = reply.body as { issues: { path: string; code: string; message: string }[] };
    for (const issue of issues) {
      const isRule = issue.code === 'rule.broken';
      const said = String((isRule ? schema : schema.properties[issue.path])?.['description'] ?? '');
      expect(said, `${entity}.${issue.path} ${issue.code}`).toContain(isRule ? issue.message : 'Required when');
    }
    await fill(issues.map((issue) => issue.path));
    reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, body);
  }
  expect(reply.status, `${entity} ${JSON.stringify(body)} ${reply.text}`).toBe(201);
  expect(validate(name, body)).toBeNull();
  const { id } = reply.body as { id: string };
  made.set(entity, id);
  return id;
}

describe('records', () => {
  it('are created from what the schema requires, and are read as it says', async () => {
    const validate = schemasOf(await documentOf(ADMIN));
    const { entities, definitions } = server.runtime.models.current();
    const own = new Set(definitions.map((one) => one.id));
    // What a module keeps may stand against other records (an entry of a blacklist), so it is made last.
    const inOrder = [...entities].sort(
      ([, one], [, other]) => Number(own.has(other.entity.id)) - Number(own.has(one.entity.id)),
    );
    for (const [entity, { entity: model }] of inOrder) {
      if (KEPT.has(entity)) continue;
      const id = await created(entity);
      const component = componentOf(entity);
      const references = model.fields.filter((field) => field.entity !== undefined && field.type !== 'roll-up');
      const base = `/api/records/${entity}`;
      const expand = references.length > 0 ? `?expand=${references.map((field) => field.name).join()}` : '';
      for (const path of [`${base}/${id}`, `${base}/${id}${expand}`, `${base}/${id}?fields=id`]) {
        const reply = await server.ask(ADMIN, 'GET', path);
        expect(validate(component, reply.body), path).toBeNull();
        // It says so when something is wrong, and that nothing else is in it.
        expect(validate(component, { ...(reply.body as Values), more: 1 }), path).not.toBeNull();
      }
      const history = await server.ask(ADMIN, 'GET', `${base}/${id}/history`);
      expect(validate('History', history.body)).toBeNull();
      const aggregate = await server.ask(ADMIN, 'GET', `/api/aggregate/${entity}?measure=count&group=createdBy`);
      if (aggregate.status === 200) expect(validate('Aggregate', aggregate.body)).toBeNull();
      const patch = Object.fromEntries(
        Object.entries((await documentOf(ADMIN)).components.schemas[`${component}Update`]?.properties ?? {})
          // One that says nothing of a type takes null too.
          .filter(([, schema]) => /"(type|\$ref|enum|oneOf|anyOf)":/.test(JSON.stringify(schema)))
          .filter(([, schema]) => !JSON.stringify(schema).includes('"null"'))
          .map(([name]) => [name, null]),
      );
      for (const name of Object.keys(patch)) {
        const refused = await server.ask(ADMIN, 'PATCH', `${base}/${id}`, { [name]: null });
        expect(refused.status, `${entity}.${name}`).toBe(422);
      }
    }
  });

  it('of the seed and its demo are as the schema says, for whoever reads them', async () => {
    const demo = await startDemoServer(0.1);
    const { models } = demo.runtime;
    let read = 0;
    for (const email of [ADMIN, 'sales@example.com', 'viewer@example.com']) {
      const document = await readDocument(email, 'de', demo);
      const validate = schemasOf(document);
      for (const [entity] of models.current().entities) {
        if (!document.paths[`/api/records/${entity}`]?.['get']) continue;
        const page = await demo.ask(email, 'GET', `/api/records/${entity}?limit=100`);
        for (const item of (page.body as { items: Values[] }).items)
          expect(validate(componentOf(entity), item), `${email} ${JSON.stringify(item)}`).toBeNull();
        read += (page.body as { items: Values[] }).items.length;
      }
      const hits = await demo.ask(email, 'GET', '/api/search?q=mu');
      expect(validate('SearchHits', hits.body)).toBeNull();
    }
    expect(read).toBeGreaterThan(1000);
    await demo.close();
  });
});
