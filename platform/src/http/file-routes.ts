import { headersOf, rangeOf } from '../file/file-headers.ts';
import { findFile, openFile, openRange, storeFile } from '../file/file-store.ts';
import { findSameFiles } from '../file/find-same-files.ts';
import { countVersions, listVersions } from '../file/list-versions.ts';
import { mayReadFile } from '../file/may-read-file.ts';
import { refuse } from '../refusal.ts';
import { refuseReadOnly } from './identify.ts';
import { idOf, isId } from './record-routes.ts';
import type { Call, Route } from './route.ts';
import { json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'files';
const FILE_BYTES = 50_000_000;
/** Imports are read piece by piece, so that they may be much larger than what a record holds. */
const IMPORT_BYTES = 2_000_000_000;
/** As many as a page of a list shows. */
const MOST_COUNTED = 50;

export const FILE_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/files',
    summary: 'Upload a file; a record that names its id then owns it',
    tag: TAG,
    access: 'user',
    bodyLimit: IMPORT_BYTES + 100_000,
    query: {
      purpose: {
        type: { oneOf: ['record', 'import'] },
        description: 'For a record (when absent), up to 50 MB, or to be imported, up to 2 GB',
      },
    },
    body: {
      type: 'multipart/form-data',
      schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
    },
    responses: [{ status: 201, description: 'The file', schema: schemaRef('StoredFile') }],
    handle: async (call) => {
      const { actor } = call.context();
      refuseReadOnly(call.context());
      if (!call.request.isMultipart()) return refuse(415, 'request.media-type');
      const part = await call.request.file();
      if (part?.fieldname !== 'file') return refuse(422, 'file.missing');
      return json(
        await storeFile(call.runtime.database, {
          name: part.filename,
          stream: part.file,
          most: call.query['purpose'] === 'import' ? IMPORT_BYTES : FILE_BYTES,
          by: actor.id,
        }),
        201,
      );
    },
  },
  {
    method: 'GET',
    path: '/api/files/{id}',
    summary: 'Download a file, by the rights of its record, or a part of it',
    tag: TAG,
    access: 'user',
    headers: {
      Range: 'One range of bytes (RFC 9110)',
      'If-Range': 'The ETag of the file to which the range belongs; of another one all is sent',
    },
    responses: [
      { status: 200, description: 'The file', type: 'application/octet-stream' },
      { status: 206, description: 'The part', type: 'application/octet-stream' },
      { status: 416, description: 'The file ends before the range; Content-Range tells its size' },
    ],
    handle: download,
  },
  {
    method: 'GET',
    path: '/api/files/{id}/versions',
    summary: 'All files that the field of its record has or had, newest first',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The versions', schema: schemaRef('FileVersions') }],
    handle: async (call) =>
      json(
        (await listVersions(call.runtime.database, fileIdOf(call), call.context())) ?? refuse(404, 'file.not-found'),
      ),
  },
  {
    method: 'GET',
    path: '/api/files/version-counts',
    summary: `How many versions files have, at most ${MOST_COUNTED} at a time; those that the asker may not have are left out`,
    tag: TAG,
    access: 'user',
    query: { ids: { type: 'list', description: 'Ids of the files' } },
    responses: [{ status: 200, description: 'Numbers', schema: schemaRef('VersionCounts') }],
    handle: async (call) => {
      const ids = (call.query['ids'] ?? []) as readonly string[];
      if (ids.length > MOST_COUNTED || !ids.every(isId))
        return refuse(400, 'query.parameter', { params: { name: 'ids', expected: `1 – ${MOST_COUNTED} ids` } });
      return json({ items: await countVersions(call.runtime.database, ids, call.context()) });
    },
  },
  {
    method: 'GET',
    path: '/api/files/{id}/same',
    summary: 'Records of an entity that belong to a record and have a file with the same content',
    tag: TAG,
    access: 'user',
    query: {
      entity: { type: 'text', description: 'Name of the entity that has the files' },
      via: { type: 'text', description: 'Name of its field that refers to the record' },
      record: { type: 'text', description: 'Id of the record' },
    },
    responses: [{ status: 200, description: 'Files with their records', schema: schemaRef('SameFiles') }],
    handle: async (call) => {
      const { entity = '', via = '', record = '' } = call.query as Readonly<Record<string, string>>;
      const given = { entity, via, record };
      const items = await findSameFiles(call.runtime.database, fileIdOf(call), given, call.context());
      return json({ items: items ?? refuse(404, 'file.not-found') });
    },
  },
];

/** The id in the address. What is no id is no file. */
const fileIdOf = (call: Call): string => (isId(call.params['id'] ?? '') ? idOf(call) : refuse(404, 'file.not-found'));

async function download(call: Call): Promise<void> {
  const id = fileIdOf(call);
  const { database } = call.runtime;
  const file = (await mayReadFile(database, id, call.context())) ? await findFile(database, id) : null;
  if (!file) return refuse(404, 'file.not-found');
  const { range, 'if-range': ifRange } = call.request.headers;
  const part = rangeOf(file, { range, ifRange: typeof ifRange === 'string' ? ifRange : undefined });
  call.reply.headers(headersOf(file));
  if (part === 'unsatisfiable') {
    await call.reply.code(416).header('content-range', `bytes */${file.size}`).header('content-length', 0).send();
  } else if (part === 'all') {
    const whole = await openFile(database, id);
    await call.reply.header('content-length', file.size).send(whole?.stream);
  } else {
    await call.reply
      .code(206)
      .header('content-range', `bytes ${part.start}-${part.end}/${file.size}`)
      .header('content-length', part.end - part.start + 1)
      .send(openRange(database, id, part));
  }
}
