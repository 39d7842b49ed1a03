import { openFile, storeFile } from '../file/file-store.ts';
import { mayReadFile } from '../file/may-read-file.ts';
import { refuse } from '../refusal.ts';
import { refuseReadOnly } from './identify.ts';
import { idOf } from './record-routes.ts';
import type { Call, Route } from './route.ts';
import { json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'files';
const FILE_BYTES = 50_000_000;
/** Imports are read piece by piece, so that they may be much larger than what a record holds. */
const IMPORT_BYTES = 2_000_000_000;

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
    summary: 'Download a file, by the rights of its record',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The file', type: 'application/octet-stream' }],
    handle: download,
  },
];

async function download(call: Call): Promise<void> {
  const id = idOf(call);
  const { database } = call.runtime;
  const file = (await mayReadFile(database, id, call.context())) ? await openFile(database, id) : null;
  if (!file) return refuse(404, 'file.not-found');
  // Only pictures are shown in place; anything else could carry script.
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
  await call.reply
    .header('content-type', isPicture ? file.type : 'application/octet-stream')
    .header('content-length', file.size)
    .header(
      'content-disposition',
      `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('cache-control', 'private, no-store')
    .send(file.stream);
}
