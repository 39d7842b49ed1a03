import { countTexts } from '../file-text/store-texts.ts';
import { beginRun } from './begin-run.ts';
import { refuseReadOnly } from './identify.ts';
import type { Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'files';

/** The text in files, for those who may manage jobs. */
export const FILE_TEXT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/files/texts',
    summary: 'Of how many files the text has been read, waits to be read, or could not be read and why',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'Numbers', schema: schemaRef('FileTexts') }],
    handle: async (call) => {
      permitted(call, 'jobs.manage');
      return json(await countTexts(call.runtime.database));
    },
  },
  {
    method: 'POST',
    path: '/api/files/texts',
    summary: 'Read the text of files that have not been read; that goes on by itself, the run shows how far it is',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: { again: { type: 'boolean', description: 'Also of those that have been read' } },
      },
    },
    responses: [{ status: 202, description: 'The run', schema: schemaRef('Run') }],
    handle: async (call) => {
      const context = permitted(call, 'jobs.manage');
      refuseReadOnly(context);
      const { again } = decodeObject(call.body ?? {}, ['again']);
      return beginRun(
        call,
        { kind: 'read-files', entity: null, input: { again: again === true }, once: true },
        context,
      );
    },
  },
];
