import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import { applyOperations, definitionKey, operationsBetween } from '@leitwerk/metadata/overlay';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDocuments } from '../model/publish-model.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import { definitionsInEffect, moduleDocuments, withModules, withoutModules } from './module-definitions.ts';

const ADMIN = 'admin@example.com';
const ENTITY = 'entity/blacklist-release';
const FORM = 'form/blacklist-release-record';
const FILE = 'modules/blacklist/definitions/entity/blacklist-release.json';

type Documents = readonly OverlaidDocument[];
let seed: Documents;
beforeAll(async () => {
  seed = await seedDocuments(false);
});

const adapted = (operations: readonly Operation[], documents = seed): Documents => {
  const { documents: changed, refused } = applyOperations(withModules(documents), operations);
  expect(refused).toEqual([]);
  return changed;
};
const set = (at: readonly string[], value: unknown): Operation => ({ op: 'set', at, value });
/** Adaptations are written anew, at the end. */
const inOrder = (documents: Documents): Documents =>
  documents.toSorted((one, other) => one.file.localeCompare(other.file));
const codesOf = (documents: Documents) => checkDocuments(documents).issues.map(({ path, code }) => `${path} ${code}`);

describe('definitions of modules', () => {
  it('stand among those of the installation, and are stored as what is different in them', () => {
    const laidOut = withModules(seed);
    expect(laidOut.length).toBeGreaterThan(seed.length);
    expect(withModules(laidOut)).toEqual(laidOut);
    expect(inOrder(withoutModules(laidOut))).toEqual(inOrder(seed));
    expect(withoutModules(seed)).toBe(seed);
    const stored = withoutModules(adapted([set([ENTITY, 'label', 'en'], 'Exception')]));
    const files = new Set(seed.map(({ file }) => file));
    expect(stored.filter(({ file }) => !files.has(file))).toEqual([
      {
        file: 'definitions/adaptation/entity-blacklist-release.json',
        document: {
          kind: 'adaptation',
          id: 'entity-blacklist-release',
          name: 'entity-blacklist-release',
          of: ENTITY,
          operations: [{ op: 'set', at: ['label', 'en'], value: 'Exception' }],
        },
      },
    ]);
    const inEffect = definitionsInEffect(stored.map(({ document }) => document as Definition));
    expect(inEffect.find(({ kind, id }) => `${kind}/${id}` === ENTITY)).toMatchObject({ label: { en: 'Exception' } });
  });

  it('come back as they were changed, whatever was changed in them', () => {
    const label = fc.constantFrom('label', 'labelPlural');
    const change = fc.oneof(
      fc
        .record({ part: label, text: fc.string({ minLength: 1 }) })
        .map(({ part, text }) => set([ENTITY, part, 'de'], text)),
      fc.nat(4).map(
        (at): Operation => ({
          op: 'move',
          at: [ENTITY, 'fields', ['entry', 'target', 'recordId', 'recordTitle', 'reason'][at] ?? 'entry'],
          after: null,
        }),
      ),
      fc.string({ minLength: 1 }).map((text) => set([ENTITY, 'fields', 'reason', 'label', 'en'], text)),
      fc.constant<Operation>({ op: 'remove', at: [ENTITY, 'unique', 'once'] }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (operations) => {
        const { documents } = applyOperations(withModules(seed), operations);
        expect(operationsBetween(withModules(withoutModules(documents)), documents)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are there only for those who use the module, and come back changed with it', () => {
    const withApp = (modules: readonly string[], documents: Documents) =>
      documents.map((one) =>
        one.file === 'app.json' ? { ...one, document: { ...(one.document as object), modules } } : one,
      );
    const stored = withoutModules(adapted([set([ENTITY, 'label', 'en'], 'Exception')]));
    const isThere = (documents: Documents) => moduleDocuments(documents).documents.some(({ file }) => file === FILE);
    expect(isThere(stored)).toBe(true);
    const without = withApp(['import'], stored);
    expect(isThere(without)).toBe(false);
    expect(withoutModules(withModules(without))).toEqual(without);
  });

  it('may be changed where the program of the module does not go by them', () => {
    expect(
      codesOf(
        adapted([
          set([ENTITY, 'label', 'en'], 'Exception'),
          set([ENTITY, 'fields', 'reason', 'help'], { de: 'Wozu', en: 'Why' }),
          set([ENTITY, 'fields', 'reason', 'searchable'], true),
          { op: 'move', at: [ENTITY, 'fields', 'reason'], after: null },
          { op: 'remove', at: [FORM, 'tabs', 'general', 'sections', 'what', 'fields', 'target'] },
        ]),
      ),
    ).toEqual(['fields.2 definition.on-no-form', ...codesOf(seed)]);
    const field = { id: 'until', name: 'until', type: 'date', label: { de: 'Bis', en: 'Until' } };
    const add = (value: object): Operation => ({ op: 'add', at: [ENTITY, 'fields', 'until'], value });
    const errorsOf = (operation: Operation) =>
      checkDocuments(adapted([operation]))
        .issues.filter(({ severity }) => severity === undefined)
        .map(({ path, code }) => `${path} ${code}`);
    expect(errorsOf(add(field))).toEqual([]);
    expect(errorsOf(add({ ...field, required: true, default: '$today' }))).toEqual([]);
    expect(errorsOf(add({ ...field, required: true }))).toEqual(['fields.5.required definition.module-leaves-empty']);
    expect(errorsOf(set([ENTITY, 'fields', 'reason', 'maxLength'], 20))).toEqual([
      'fields.4.maxLength definition.kept-by-module',
    ]);
    expect(errorsOf(set([ENTITY, 'fields', 'reason', 'required'], false))).toEqual([
      'fields.4.required definition.kept-by-module',
    ]);
    expect(errorsOf(add({ ...field, requiredWhen: 'true' }))).toEqual([
      'fields.5.requiredWhen definition.module-leaves-empty',
    ]);
    expect(errorsOf(set([ENTITY, 'fields', 'reason', 'visibleWhen'], 'false'))).toEqual([
      'fields.4.visibleWhen definition.kept-by-module',
    ]);
    expect(errorsOf({ op: 'remove', at: [ENTITY, 'unique', 'once'] })).toEqual(['unique definition.kept-by-module']);
    const unique = (fields: readonly string[]): Operation => ({
      op: 'add',
      at: [ENTITY, 'unique', 'other'],
      value: { id: 'other', fields },
    });
    expect(errorsOf(unique(['entry']))).toEqual(['unique.1 definition.kept-by-module']);
    expect(errorsOf({ op: 'remove', at: [ENTITY, 'fields', 'target'] })).toContain(
      'fields definition.module-needs-field',
    );
    expect(errorsOf(set([ENTITY, 'name'], 'exception'))).toContain('name definition.kept-by-module');
    const option = { op: 'remove', at: ['entity/blacklist-entry', 'fields', 'kind', 'options', 'person'] } as const;
    expect(errorsOf(option).some((one) => one.endsWith('definition.module-needs-options'))).toBe(true);
  });

  it('leave out, with a warning, what a newer version of the module has no place for', () => {
    const document = {
      kind: 'adaptation',
      id: 'release',
      name: 'release',
      of: ENTITY,
      operations: [
        { op: 'set', at: ['fields', 'gone', 'label', 'en'], value: 'Gone' },
        { op: 'set', at: ['label', 'en'], value: 'Exception' },
      ],
    };
    const documents = [...seed, { file: 'definitions/adaptation/release.json', document }];
    expect(checkDocuments(documents).issues).toContainEqual({
      file: 'definitions/adaptation/release.json',
      path: 'operations.0',
      code: 'definition.adaptation-gone',
      params: { place: `${ENTITY} › fields › gone › label › en` },
      severity: 'warning',
    });
    const found = moduleDocuments(documents).documents.find(({ file }) => file === FILE);
    expect(found?.document).toMatchObject({ label: { en: 'Exception' } });
    const elsewhere = [...seed, { file: 'x.json', document: { ...document, of: 'entity/of-no-module' } }];
    expect(inOrder(withoutModules(withModules(elsewhere)))).toEqual(inOrder(elsewhere));
    const unshapely = [...seed, { file: 'x.json', document: { ...document, operations: 'all' } }];
    expect(codesOf(unshapely)).toContain('operations document.value');
    const twice = [...documents, { file: 'y.json', document: { ...document, id: 'again', name: 'again' } }];
    expect(codesOf(twice)).toContain('of definition.repeated');
    const nothing = [...seed, { file: 'x.json', document: { ...document, operations: [{ op: 'set', at: ['name'] }] } }];
    expect(codesOf(nothing)).toContain('operations.0.value document.missing-key');
  });
});

it('a draft over a version whose adaptation has lost its place says so, before it is left out', async () => {
  const document = {
    kind: 'adaptation',
    id: 'release',
    name: 'release',
    of: ENTITY,
    operations: [set(['fields', 'gone', 'label', 'en'], 'Gone')],
  };
  const server = await startTestServer([...seed, { file: 'definitions/adaptation/release.json', document }]);
  try {
    const { body } = await server.ask(ADMIN, 'POST', '/api/metadata/drafts', { name: 'Anything' });
    const checked = await server.ask(ADMIN, 'POST', `/api/metadata/drafts/${(body as { id: string }).id}/check`);
    expect(checked.body).toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ file: FILE, code: 'definition.adaptation-gone', severity: 'warning' }),
      ]),
    });
  } finally {
    await server.close();
  }
});

describe('a module’s entity with a field of the installation', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(undefined, undefined, false);
  });
  afterAll(() => server.close());
  const ask = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) =>
    server.ask(ADMIN, method, `/api/${path}`, body);

  it('goes the way of every other change: draft, plan in words, live, origin, overlay, back', async () => {
    const draft = (await ask('POST', 'metadata/drafts', { name: 'Exceptions' })).body as {
      id: string;
      documents: Documents;
    };
    expect(draft.documents.map(definitionKey)).toContain(ENTITY);
    const field = { id: 'until', name: 'until', type: 'date', label: { de: 'Gilt bis', en: 'Valid until' } };
    const operations: Operation[] = [
      { op: 'add', at: [ENTITY, 'fields', 'until'], value: field, after: 'reason' },
      { op: 'add', at: [FORM, 'tabs', 'general', 'sections', 'what', 'fields', 'until'], value: { field: 'until' } },
      set([ENTITY, 'label', 'en'], 'Exception'),
    ];
    const patched = await ask('PATCH', `metadata/drafts/${draft.id}`, { revision: 0, operations });
    expect(patched.status, patched.text).toBe(200);
    for (const at of [[ENTITY], [ENTITY, 'id']]) {
      const taken = at.length === 1 ? { op: 'remove', at } : set(at, 'other');
      const refused = await ask('PATCH', `metadata/drafts/${draft.id}`, { revision: 1, operations: [taken] });
      expect(refused.body).toMatchObject({ status: 422, code: 'definition-draft.of-module' });
    }
    const rename = { revision: 1, entity: 'blacklist-release', name: 'why', until: '2027-06-30' };
    expect(
      (await ask('POST', `metadata/drafts/${draft.id}/rename`, { ...rename, field: 'reason' })).body,
    ).toMatchObject({ issues: [{ path: 'field', code: 'definition-draft.name-of-module' }] });
    expect((await ask('POST', `metadata/drafts/${draft.id}/rename`, { ...rename, field: 'until' })).status).toBe(200);

    const plan = (await ask('POST', `metadata/drafts/${draft.id}/plan`)).body as { changes: { text: string }[] };
    const words = [
      'Entität „Freigabe“ › Bezeichnung › Englisch: „Release“ → „Exception“',
      'Entität „Freigabe“ › Felder › „Gilt bis“: neu',
      expect.stringMatching(/^Formular „Freigabe“ › .+: neu$/),
    ];
    expect(plan.changes.map(({ text }) => text)).toEqual(words);
    const published = await ask('POST', `metadata/drafts/${draft.id}/publish`, { revision: 1 });
    expect(published.status, published.text).toBe(200);

    const model = (await ask('GET', 'metadata/model')).body as {
      entities: Record<string, { label: { en: string }; fields: { name: string }[] }>;
    };
    expect(model.entities['blacklist-release']).toMatchObject({ label: { en: 'Exception' } });
    expect(model.entities['blacklist-release']?.fields.map(({ name }) => name)).toContain('until');
    const filter = encodeURIComponent(JSON.stringify({ until: { gte: '2026-01-01' } }));
    expect((await ask('GET', `records/blacklist-release?filter=${filter}`)).status).toBe(200);

    const compared = (await ask('GET', 'metadata/compare?from=package&to=live')).body as {
      changes: { text: string }[];
    };
    expect(compared.changes.map(({ text }) => text)).toEqual(words);
    expect((await ask('GET', `metadata/origin?definition=${ENTITY}`)).body).toMatchObject({
      layer: 'module',
      items: [
        { at: [ENTITY, 'label', 'en'], published: { version: 2 } },
        { at: [ENTITY, 'fields', 'until'], published: { version: 2 }, reset: [{ op: 'remove' }] },
      ],
    });
    const overlay = (await ask('GET', 'metadata/overlay')).body as { operations: Operation[] };
    expect(overlay.operations.map(({ at }) => at[0])).toEqual([ENTITY, ENTITY, FORM]);
    const other = await startTestServer(undefined, undefined, false);
    try {
      const taken = await other.ask(ADMIN, 'POST', '/api/metadata/overlay', { overlay, name: 'From test' });
      expect(taken.status, taken.text).toBe(201);
      expect(taken.body).toMatchObject({ changes: 3, conflicts: [] });
    } finally {
      await other.close();
    }
    const back = await ask('POST', 'metadata/rollback', { version: 1 });
    expect(back.status, back.text).toBe(200);
    expect((await ask('GET', 'metadata/compare?from=package&to=live')).body).toEqual({ changes: [] });
  });
});
