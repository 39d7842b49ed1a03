import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Route } from './route.ts';

const TAG = 'dav';
const ENTRY = '/dav/{person}/{home}/{collection}/{name}';
const FILE = ['text/calendar', 'text/vcard'] as const;

const described = (method: Route['method'], path: string, summary: string, rest: Partial<Route>): Route => ({
  method,
  path,
  summary,
  tag: TAG,
  access: 'device',
  responses: [{ status: 204, description: summary }],
  // What answers is in dav-routes.ts: these addresses know methods that this description cannot name.
  handle: async () => undefined,
  ...rest,
});

const CONDITIONS = {
  'If-Match': 'Only when it still is the version with this ETag; 412 otherwise',
  'If-None-Match': '`*`: only when there is none yet; 412 otherwise',
};

const OPERATIONS: readonly Route[] = [
  ...['caldav', 'carddav'].map((service) =>
    described('GET', `/.well-known/${service}`, 'Where calendars and address books are (RFC 6764)', {
      access: 'public',
      responses: [{ status: 301, description: 'Location: /dav/' }],
    }),
  ),
  described('GET', '/dav/feeds/{secret}.ics', 'A calendar by its secret address, to be read by other programs', {
    access: 'public',
    responses: [{ status: 200, description: 'iCalendar', type: FILE[0], schema: { type: 'string' } }],
  }),
  described('GET', ENTRY, 'An appointment, task or contact as a file', {
    responses: FILE.map((type) => ({
      status: 200,
      description: 'iCalendar or vCard',
      type,
      schema: { type: 'string' },
    })),
  }),
  described('PUT', ENTRY, 'Make or change an appointment, task or contact', {
    headers: CONDITIONS,
    body: { type: FILE[0], schema: { type: 'string' } },
    responses: [
      { status: 201, description: 'Made', schema: { type: 'string' } },
      { status: 204, description: 'Changed' },
    ],
  }),
  described('DELETE', ENTRY, 'Delete an appointment, task or contact', {
    headers: { 'If-Match': CONDITIONS['If-Match'] },
  }),
];

/** What OpenAPI can name of calendars and address books; PROPFIND, PROPPATCH and REPORT it cannot. */
export const davOperations = (model: RuntimeModel): readonly Route[] =>
  model.modules.some((one) => one.dav) ? OPERATIONS : [];
