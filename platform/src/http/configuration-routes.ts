import { moduleOfFile } from '@leitwerk/metadata/module-file';
import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { documentsByKey, operationsBetween } from '@leitwerk/metadata/overlay';
import sql from 'sql-template-tag';
import type { Draft } from '../definition-draft/draft-store.ts';
import { readDraft } from '../definition-draft/draft-store.ts';
import { checksumOf } from '../model/definition-checksum.ts';
import { findOrigins } from '../model/find-origins.ts';
import { readNewestVersion } from '../model/model-store.ts';
import { readOverlay } from '../model/overlay-file.ts';
import type { Package } from '../model/packages.ts';
import { packageName, readPackage } from '../model/packages.ts';
import { readShipped } from '../model/shipped-package.ts';
import { withModules } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';
import { describeOperations } from './describe-operations.ts';
import { DOCUMENT_BYTES, DOCUMENTS } from './metadata-documents.ts';
import { versionOf } from './metadata-routes.ts';
import { idOf } from './named-draft.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';
import { takeOverlay, takePackage } from './take-package.ts';

const TAG = 'metadata';
const SIDE = '`live`, `package`, the number of a version, or `draft:<id>`';

/** Layers of the configuration: what the package says, what the customer has changed, and who. */
export const CONFIGURATION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/metadata/compare',
    summary: 'What differs between two sets of definitions, in words',
    tag: TAG,
    access: 'user',
    query: { from: { type: 'text', description: SIDE }, to: { type: 'text', description: SIDE } },
    responses: [{ status: 200, description: '{changes}' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const [from, to] = [await sideOf(call, call.query['from']), await sideOf(call, call.query['to'])];
      return json({ changes: describeOperations(operationsBetween(from, to), [to, from], languageOf(call.request)) });
    },
  },
  {
    method: 'GET',
    path: '/api/metadata/origin',
    summary: 'Why a definition is as it is: what the customer has changed over the package, in which version, and who',
    tag: TAG,
    access: 'user',
    query: {
      definition: { type: 'text', description: 'Its kind and id: `entity/lead`' },
      draft: { type: 'text', description: 'As in this draft; as it is live when absent' },
    },
    responses: [
      { status: 200, description: '{layer, package, base, items}; `base` is the definition as the package has it' },
    ],
    handle: readOrigin,
  },
  {
    method: 'GET',
    path: '/api/metadata/packages',
    summary: 'Packages that have been here, newest first',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items, shipped}; `shipped` comes with the platform' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const items = await call.runtime.database.query(sql`
        select p.id, p.name, p.version, p.checksum, p.at, coalesce(p.id = newest.package, false) as live
        from leitwerk.package p
        left join (select package from leitwerk.model_version order by version desc limit 1) newest on true
        order by p.at desc, p.id desc limit 200`);
      const documents = await readShipped();
      return json({ items, shipped: { ...packageName(documents), checksum: checksumOf(documents) } });
    },
  },
  {
    method: 'GET',
    path: '/api/metadata/overlay',
    summary: 'What the customer has changed over the package, as a file for another installation',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The file' }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const file = await readOverlay(call.runtime.database, await readNewestVersion(call.runtime.database));
      return json(file ?? refuse(409, 'package.none'));
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/overlay',
    summary: 'Take what another installation has changed, as a draft',
    tag: TAG,
    access: 'user',
    bodyLimit: DOCUMENT_BYTES,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['overlay', 'name'],
        properties: {
          overlay: { type: 'object', description: 'As GET gives it' },
          name: { type: 'string', description: 'Of the draft' },
          mergeDrift: { type: 'boolean', description: 'Merge with what has been changed here alone' },
        },
      },
    },
    responses: [
      { status: 201, description: 'The draft' },
      { status: 409, description: 'Another package, or changes here that the other installation does not know' },
    ],
    handle: async (call) => {
      const { overlay, name, mergeDrift = false } = decodeObject(call.body, ['overlay', 'name', 'mergeDrift']);
      return takeOverlay(call, overlay, name, mergeDrift);
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/upgrade',
    summary: 'Lay the customer’s changes over another version of the package, as a draft',
    tag: TAG,
    access: 'user',
    bodyLimit: DOCUMENT_BYTES,
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['documents'],
        properties: { documents: DOCUMENTS, name: { type: 'string', description: 'Of the draft' } },
      },
    },
    responses: [
      { status: 201, description: 'The draft, with what has to be decided in `conflicts`' },
      { status: 204, description: 'It is the package that is here already' },
    ],
    handle: async (call) => {
      const { documents, name } = decodeObject(call.body, ['documents', 'name']);
      return takePackage(call, documents, name);
    },
  },
];

async function sideOf(call: Call, given: unknown): Promise<readonly OverlaidDocument[]> {
  const { database, models } = call.runtime;
  const side = String(given ?? 'live');
  if (side === 'live') return withModules(models.documents());
  if (side === 'package') return withModules((await packageBelow(call)).documents);
  if (side.startsWith('draft:')) {
    const draft: Call = { ...call, params: { id: side.slice('draft:'.length) } };
    return (await readDraft(database, idOf(draft))).documents;
  }
  return /^\d{1,9}$/.test(side)
    ? withModules((await versionOf(call, Number(side))).documents)
    : refuse(400, 'compare.side', { params: { side } });
}

/** The package below what is live, or below a draft: an upgrade brings its own. */
async function packageBelow(call: Call, draft: Draft | null = null): Promise<Package> {
  const id = draft?.package ?? (await readNewestVersion(call.runtime.database)).package;
  const below = id ? await readPackage(call.runtime.database, id) : null;
  return below ?? refuse(409, 'package.none');
}

async function readOrigin(call: Call): Promise<Answer> {
  permitted(call, 'metadata.read');
  const { database } = call.runtime;
  const key = String(call.query['definition'] ?? '');
  const given = call.query['draft'];
  const draft =
    given === undefined ? null : await readDraft(database, idOf({ ...call, params: { id: String(given) } }));
  const { documents, name, version, at } = await packageBelow(call, draft);
  const [below, here] = [withModules(documents), draft?.documents ?? withModules(call.runtime.models.documents())];
  const found = documentsByKey(below).get(key) ?? documentsByKey(here).get(key);
  if (!found) return refuse(404, 'record.unknown');
  const origins = await findOrigins(database, key, { package: below, here }, draft?.id ?? null);
  const words = describeOperations(
    origins.map(({ operation }) => operation),
    [here, below],
    languageOf(call.request),
  );
  return json({
    layer: moduleOfFile(found.file) !== null ? 'module' : documentsByKey(below).has(key) ? 'package' : 'customer',
    package: { name, version, at },
    base: documentsByKey(below).get(key)?.document ?? null,
    items: origins.map((origin, index) => ({ ...words[index], ...origin })),
  });
}
