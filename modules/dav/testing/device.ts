import { createAppPassword } from '@leitwerk/platform/testing/app-passwords';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };

/** A person's device: it knows the address of the server, an e-mail address and an app password, and nothing else. */
export type Device = {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly home: string;
  readonly ask: (method: string, path: string, body?: string, headers?: Record<string, string>) => Promise<Answer>;
};

/** @param url of the listening server */
export async function makeDevice(server: TestServer, url: string, email: string): Promise<Device> {
  const userId = server.users.get(email) ?? '';
  const { password } = await createAppPassword(server.database, userId, 'Telefon');
  const authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
  return {
    url,
    email,
    password,
    home: `/dav/${userId}`,
    ask: async (method, path, body, headers = {}) => {
      const reply = await fetch(new URL(path, url), {
        method,
        redirect: 'manual',
        headers: { authorization, ...headers },
        ...(body !== undefined && { body }),
      });
      return { status: reply.status, text: await reply.text(), headers: reply.headers };
    },
  };
}

export const event = (uid: string, ...lines: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//Test//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T000000Z',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

export const card = (uid: string, ...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `UID:${uid}`, ...lines, 'END:VCARD', ''].join('\r\n');

export const propfind = (...names: readonly string[]): string =>
  `<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:b="urn:ietf:params:xml:ns:carddav"><d:prop>${names.map((name) => `<${name}/>`).join('')}</d:prop></d:propfind>`;
