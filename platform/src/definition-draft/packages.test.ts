import { readDocuments } from '@leitwerk/metadata/node/load';
import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { applyOperations, operationsBetween } from '@leitwerk/metadata/overlay';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { SEED, seedDocuments, startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const READER = 'lead@example.com';

type Documents = readonly OverlaidDocument[];
type Conflict = { at: string[]; base?: unknown; ours?: unknown; theirs?: unknown };
type Shown = {
  id: string;
  revision: number;
  name: string;
  changes: number;
  documents: Documents;
  conflicts: Conflict[];
};

let server: TestServer;
let seed: Documents;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  seed = await seedDocuments(false);
});
afterAll(() => server.close());

const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, as = ADMIN, on = server) =>
  on.ask(as, method, `/api/metadata/${path}`, body);

/** The documents with changes made by hand, as a vendor's or customer's editor would. */
function edited(documents: Documents, change: (of: (file: string) => Record<string, object>) => void): Documents {
  const copy = structuredClone(documents) as { file: string; document: Record<string, object> }[];
  change(
    (file) => copy.find((one) => one.file === `definitions/${file}.json`)?.document ?? ({} as Record<string, object>),
  );
  return copy;
}
const element = (list: unknown, id: string) =>
  (list as Record<string, unknown>[]).find((one) => one['id'] === id) ?? {};
const setVersion = (documents: Documents, version: string): Documents =>
  documents.map((one) =>
    one.file === 'app.json' ? { ...one, document: { ...(one.document as object), version } } : one,
  );

const customer = () =>
  edited(seed, (of) => {
    Object.assign(of('entity/lead')['label'] ?? {}, { en: 'Prospect' });
    Object.assign(element(of('entity/lead')['fields'], 'lastName'), { maxLength: 60 });
    (of('entity/lead')['fields'] as unknown as object[]).push({
      id: 'shoeSize',
      name: 'shoeSize',
      type: 'integer',
      label: { de: 'Schuhgröße', en: 'Shoe size' },
    });
  });

describe('a package', () => {
  it('is what an empty installation was given first, and what the customer changes is told apart from it', async () => {
    expect((await ask('GET', 'packages')).body).toMatchObject({
      items: [{ name: 'utility-crm', version: '1.0.0', live: true }],
    });
    expect((await ask('GET', 'compare?from=package&to=live')).body).toEqual({ changes: [] });
    const published = await ask('POST', 'publish', { documents: customer(), note: 'Our words' });
    expect(published.status, published.text).toBe(200);
    const { changes } = (await ask('GET', 'compare?from=package&to=live')).body as { changes: { text: string }[] };
    expect(changes.map(({ text }) => text)).toEqual([
      'Entität „Interessent/Kunde“ › Bezeichnung › Englisch: „Lead“ → „Prospect“',
      expect.stringMatching(/^Entität „Interessent\/Kunde“ › Felder › „Nachname“ › Höchstlänge: .+ → 60$/),
      'Entität „Interessent/Kunde“ › Felder › „Schuhgröße“: neu',
    ]);
    expect((await ask('GET', 'compare?from=1&to=2')).body).toEqual({ changes });
    expect((await ask('GET', 'compare?from=2&to=nothing')).status).toBe(400);
  });

  it('says for every property who made it so, and how it becomes again what the package says', async () => {
    const origin = await ask('GET', 'origin?definition=entity/lead');
    expect(origin.body).toMatchObject({
      layer: 'package',
      package: { name: 'utility-crm', version: '1.0.0' },
      items: [
        {
          at: ['entity/lead', 'label', 'en'],
          published: { version: 2, note: 'Our words', by: { id: server.users.get(ADMIN) } },
          reset: [{ op: 'set', at: ['entity/lead', 'label', 'en'], value: 'Lead' }],
        },
        { at: ['entity/lead', 'fields', 'lastName', 'maxLength'], published: { version: 2 } },
        { at: ['entity/lead', 'fields', 'shoeSize'], reset: [{ op: 'remove' }] },
      ],
    });
    const { items } = origin.body as { items: { reset: never[] }[] };
    const { documents } = applyOperations(
      customer(),
      items.flatMap(({ reset }) => reset),
    );
    expect(operationsBetween(documents, seed)).toEqual([]);
    expect((await ask('GET', 'origin?definition=role/admin')).body).toMatchObject({
      layer: 'package',
      base: { id: 'admin', kind: 'role' },
      items: [],
    });
    const draft = (await ask('POST', 'drafts', { name: 'Whose' })).body as Shown;
    const operations = [{ op: 'set', at: ['role/viewer', 'label', 'en'], value: 'Onlooker' }];
    await ask('PATCH', `drafts/${draft.id}`, { revision: 0, operations }, 'consultant@example.com');
    expect((await ask('GET', `origin?definition=role/viewer&draft=${draft.id}`)).body).toMatchObject({
      items: [{ published: null, drafted: { by: { id: server.users.get('consultant@example.com') } } }],
    });
    expect((await ask('DELETE', `drafts/${draft.id}`)).status).toBe(204);
    expect((await ask('GET', `origin?definition=role/viewer&draft=${draft.id}`)).status).toBe(404);
    expect((await ask('GET', 'origin?definition=entity/nothing')).status).toBe(404);
  });

  it('is upgraded: what does not touch merges by itself, the rest is asked, the result is a draft and nothing changes the second time', async () => {
    const next = setVersion(
      edited(seed, (of) => {
        Object.assign(of('entity/lead')['label'] ?? {}, { en: 'Customer' });
        Object.assign(of('entity/contract')['label'] ?? {}, { en: 'Agreement' });
        Object.assign(element(of('entity/lead')['fields'], 'phone'), { searchable: false });
      }),
      '1.1.0',
    );
    const before = (await ask('POST', 'drafts', { name: 'Begun before' })).body as Shown;
    const reply = await ask('POST', 'upgrade', { documents: next });
    expect(reply.status, reply.text).toBe(201);
    const draft = reply.body as Shown;
    expect(draft.name).toBe('utility-crm 1.1.0');
    expect(draft.conflicts).toMatchObject([
      { at: ['entity/lead', 'label', 'en'], base: 'Lead', ours: 'Prospect', theirs: 'Customer' },
    ]);
    expect((await ask('GET', 'export')).text).not.toContain('Agreement');
    expect((await ask('POST', `drafts/${draft.id}/publish`, { revision: 0 })).body).toMatchObject({
      code: 'definition-draft.undecided',
    });
    await ask('POST', `drafts/${draft.id}/conflicts`, { at: ['entity/lead', 'label', 'en'], take: 'ours' });
    const published = await ask('POST', `drafts/${draft.id}/publish`, { revision: 1 });
    expect(published.status, published.text).toBe(200);
    const { changes } = (await ask('GET', 'compare?from=package&to=live')).body as { changes: { at: string[] }[] };
    expect(changes.map(({ at }) => at.slice(1).join('.'))).toEqual([
      'label.en',
      'fields.lastName.maxLength',
      'fields.shoeSize',
    ]);
    expect((await ask('GET', 'packages')).body).toMatchObject({
      items: [
        { version: '1.1.0', live: true },
        { version: '1.0.0', live: false },
      ],
    });
    // A draft that was begun before lies over the new version of the package, too, when it is brought up to date.
    const rebased = (await ask('POST', `drafts/${before.id}/rebase`)).body as Shown;
    expect(rebased).toMatchObject({ changes: 0, conflicts: [] });
    const label = { op: 'set', at: ['entity/task', 'label', 'en'], value: 'To-do' };
    await ask('PATCH', `drafts/${before.id}`, { revision: rebased.revision, operations: [label] });
    const later = await ask('POST', `drafts/${before.id}/publish`, { revision: rebased.revision + 1 });
    expect(later.status, later.text).toBe(200);
    const differing = (await ask('GET', 'compare?from=package&to=live')).body as { changes: unknown[] };
    expect(differing.changes).toHaveLength(4);
    expect((await ask('POST', 'upgrade', { documents: next })).status).toBe(204);
    const other = next.map((one) =>
      one.file === 'app.json' ? { ...one, document: { ...(one.document as object), id: 'other', name: 'other' } } : one,
    );
    expect((await ask('POST', 'upgrade', { documents: other })).body).toMatchObject({ code: 'package.other' });
  });
});

describe('an overlay', () => {
  it('goes from one installation to another, but not over changes that it does not know', async () => {
    const target = await startTestServer(await seedDocuments(false), undefined, false);
    try {
      const there = (method: 'GET' | 'POST', path: string, body?: unknown) => ask(method, path, body, ADMIN, target);
      const source = (await ask('GET', 'overlay')).body as { package: { version: string } };
      expect((await there('POST', 'overlay', { overlay: source, name: 'From test' })).body).toMatchObject({
        code: 'package.other-version',
      });
      const upgraded = setVersion(seed, '1.0.0');
      await ask('POST', 'rollback', { version: 2 });
      const overlay = (await ask('GET', 'overlay')).body;
      const taken = await there('POST', 'overlay', { overlay, name: 'From test' });
      expect(taken.status, taken.text).toBe(201);
      const draft = taken.body as Shown;
      expect((await there('POST', `drafts/${draft.id}/publish`, { revision: 0 })).status).toBe(200);
      expect(
        operationsBetween(((await there('GET', 'export')).body as { documents: Documents }).documents, customer()),
      ).toEqual([]);

      // Somebody changes production itself.
      const own = edited(customer(), (of) => Object.assign(of('entity/contract')['label'] ?? {}, { en: 'Own' }));
      await there('POST', 'publish', { documents: own });
      const refused = await there('POST', 'overlay', { overlay, name: 'Again' });
      expect(refused.body).toMatchObject({
        code: 'package.drift',
        drift: [{ at: ['entity/contract', 'label', 'en'], value: 'Own' }],
      });
      const merged = await there('POST', 'overlay', { overlay, name: 'Again', mergeDrift: true });
      expect(merged.body).toMatchObject({ changes: 0, conflicts: [] });
      expect(upgraded).toHaveLength(seed.length);
      for (const overlayBroken of [
        {},
        null,
        { ...(overlay as object), more: 1 },
        { ...(overlay as object), operations: [{ op: 'x' }] },
      ])
        expect((await there('POST', 'overlay', { overlay: overlayBroken, name: 'x' })).status).toBe(400);
    } finally {
      await target.close();
    }
  });
});

it('nobody gives a role a right that he does not hold, nor the right to give roles', async () => {
  const { documents } = await readDocuments(SEED);
  const withViewer = (change: object) => edited(documents, (of) => Object.assign(of('role/viewer'), change));
  const tokens = withViewer({ permissions: ['tokens.manage'] });
  const roles = withViewer({ grants: [{ entity: 'user', actions: ['read', 'update'] }] });
  const names = withViewer({ grants: [{ entity: 'user', actions: ['read', 'update'], readOnlyFields: ['roles'] }] });
  const publish = async (given: Documents, as: string) => (await ask('POST', 'publish', { documents: given }, as)).body;
  for (const more of [tokens, roles]) {
    expect(await publish(more, 'consultant@example.com')).toMatchObject({ status: 403, code: 'publish.more-rights' });
    expect(await publish(more, READER)).toMatchObject({ status: 403 });
  }
  for (const fine of [names, roles]) {
    const as = fine === roles ? ADMIN : 'consultant@example.com';
    expect((await ask('POST', 'publish', { documents: fine, allowFailingScenarios: true }, as)).status).toBe(200);
  }
});
