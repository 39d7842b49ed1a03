import { packDefinitions, packOverlay, readArchive } from '../archive/configuration-archive.ts';
import { MOST_ARCHIVE_BYTES } from '../archive/unpack-archive.ts';
import { readDraft } from '../definition-draft/draft-store.ts';
import type { SourceDocument } from '../model/model-store.ts';
import { readNewestVersion } from '../model/model-store.ts';
import { readOverlay } from '../model/overlay-file.ts';
import { packageName } from '../model/packages.ts';
import { readShipped } from '../model/shipped-package.ts';
import { withoutModules } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';
import { idOf, mayEdit } from './named-draft.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, permitted } from './route.ts';
import { takeOverlay, takePackage } from './take-package.ts';

const TAG = 'metadata';
const ZIP = 'application/zip';
/** Around the file in a form. */
const FORM_BYTES = 10_000;

/** The configuration as a file that people carry from one installation to another. */
export const ARCHIVE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/metadata/archive',
    summary: 'The definitions as a .zip archive of their folder; the same definitions give the same bytes',
    tag: TAG,
    access: 'user',
    query: { draft: { type: 'text', description: 'Those of this draft; those that are live when absent' } },
    responses: [{ status: 200, description: 'The archive', type: ZIP }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const documents = await documentsOf(call);
      const { name, version } = packageName(documents);
      return sendArchive(call, await packDefinitions(documents), `${name}-${version}`);
    },
  },
  {
    method: 'GET',
    path: '/api/metadata/overlay-archive',
    summary: 'What the customer has changed over the package, as a .zip archive',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The archive', type: ZIP }],
    handle: async (call) => {
      permitted(call, 'metadata.read');
      const file = await readOverlay(call.runtime.database, await readNewestVersion(call.runtime.database));
      if (!file) return refuse(409, 'package.none');
      return sendArchive(call, await packOverlay(file), `${file.package.name}-overlay`);
    },
  },
  {
    method: 'POST',
    path: '/api/metadata/archive',
    summary: 'Take a version of the package, or what another installation has changed, from an archive, as a draft',
    tag: TAG,
    access: 'user',
    bodyLimit: MOST_ARCHIVE_BYTES + FORM_BYTES,
    query: {
      name: { type: 'text', description: 'Of the draft; name and version of the package when absent' },
      mergeDrift: { type: 'boolean', description: 'Merge an overlay with what has been changed here alone' },
    },
    body: {
      type: 'multipart/form-data',
      schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
    },
    responses: [
      { status: 201, description: 'The draft, with what has to be decided in `conflicts`' },
      { status: 204, description: 'It is the package that is here already' },
      { status: 409, description: 'Another package, or changes here that the other installation does not know' },
      { status: 422, description: 'The archive is refused, and why; nothing of it is used' },
    ],
    handle: takeArchive,
  },
  {
    method: 'POST',
    path: '/api/metadata/upgrade-to-shipped',
    summary: 'Lay the customer’s changes over the version of the package that comes with the platform, as a draft',
    tag: TAG,
    access: 'user',
    body: { schema: { type: 'object', additionalProperties: false, properties: {} } },
    responses: [
      { status: 201, description: 'The draft, with what has to be decided in `conflicts`' },
      { status: 204, description: 'It is the package that is here already' },
    ],
    handle: async (call) => {
      mayEdit(call);
      decodeObject(call.body ?? {}, []);
      return takePackage(call, await readShipped(), undefined);
    },
  },
];

async function documentsOf(call: Call): Promise<readonly SourceDocument[]> {
  const given = call.query['draft'];
  if (given === undefined) return call.runtime.models.documents();
  const draft: Call = { ...call, params: { id: String(given) } };
  const { documents } = await readDraft(call.runtime.database, idOf(draft));
  return withoutModules(documents) as readonly SourceDocument[];
}

async function takeArchive(call: Call): Promise<Answer> {
  mayEdit(call);
  const content = await readArchive(await uploaded(call));
  const { name, mergeDrift = false } = call.query;
  if (content.is === 'overlay') return takeOverlay(call, content.overlay, name, mergeDrift);
  return takePackage(call, content.documents, name);
}

async function uploaded(call: Call): Promise<Buffer> {
  if (!call.request.isMultipart()) return refuse(415, 'request.media-type');
  const part = await call.request.file();
  if (part?.fieldname !== 'file') return refuse(422, 'archive.missing');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_ARCHIVE_BYTES) return refuse(413, 'archive.too-large', { params: { most: MOST_ARCHIVE_BYTES } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function sendArchive(call: Call, bytes: Buffer, name: string): Promise<void> {
  const safe = name.replace(/[^A-Za-z0-9._-]/g, '').replace(/-$/, '');
  await call.reply
    .headers({
      'content-type': ZIP,
      'content-length': bytes.length,
      'content-disposition': `attachment; filename="${safe || 'configuration'}.zip"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(bytes);
}
