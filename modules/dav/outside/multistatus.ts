import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Element } from '../xml/read-xml.ts';
import { part, parts, readXml } from '../xml/read-xml.ts';
import { nameOf } from '../xml/write-xml.ts';
import type { ServerAnswer } from './ask-server.ts';
import { outsideIssue } from './outside-issue.ts';

/** Ten thousand entries with their properties, and a vCard with a photo. */
const BOUNDS = { depth: 20, elements: 300_000, text: 2_000_000 };

/** What a server says of one resource. */
export type Said = {
  /** Path of the address, every part encoded the same way. */
  readonly href: string;
  /** Of the resource itself, e.g. 404 for one that is gone; null where it has properties. */
  readonly status: number | null;
  /** Properties that it has, by name (`{namespace}local`). */
  readonly prop: (name: string) => Element | undefined;
};

export type Multistatus = { readonly said: readonly Said[]; readonly syncToken: string | null };

/** RFC 4918, 13. What is not wholly well formed and understood is none: half of a list would look like deletions. */
export function readMultistatus(answer: ServerAnswer): Multistatus {
  const { status, url, text } = answer;
  if (status !== 207) throw statusOf(answer, 'PROPFIND');
  const root = rootOf(text, url);
  if (root.name !== nameOf('d:multistatus')) throw broken(url);
  return {
    said: parts(root, nameOf('d:response')).flatMap((one) => readResponse(one, url)),
    syncToken: part(root, nameOf('d:sync-token'))?.text.trim() ?? null,
  };
}

function rootOf(text: string, url: URL): Element {
  try {
    return readXml(text, BOUNDS);
  } catch {
    throw broken(url);
  }
}

export const broken = ({ host }: URL): ActionRefused =>
  new ActionRefused([outsideIssue('address', 'dav.outside-broken', { host })], 503);

export const statusOf = ({ url: { host }, status }: ServerAnswer, method: string): ActionRefused =>
  new ActionRefused([outsideIssue('address', 'dav.outside-status', { host, method, status })], 503);

function readResponse(response: Element, url: URL): readonly Said[] {
  const hrefs = parts(response, nameOf('d:href')).map((one) => pathOf(one.text.trim(), url));
  if (hrefs.length === 0) throw broken(url);
  const status = part(response, nameOf('d:status'));
  const found = parts(response, nameOf('d:propstat'))
    .filter((one) => numberOf(part(one, nameOf('d:status'))) === 200)
    .flatMap((one) => part(one, nameOf('d:prop'))?.parts ?? []);
  return hrefs.map((href) => ({
    href,
    status: status ? numberOf(status) : null,
    prop: (name) => found.find((one) => one.name === name),
  }));
}

const numberOf = (status: Element | undefined): number =>
  Number(/^HTTP\/\S+ (\d{3})/.exec(status?.text.trim() ?? '')?.[1] ?? 0);

/** The path of an address, with its parts encoded in one way: servers differ in that, even from one answer to the next. */
export function pathOf(href: string, base: URL): string {
  if (!URL.canParse(href, base.href)) throw broken(base);
  try {
    return new URL(href, base).pathname
      .split('/')
      .map((one) => encodeURIComponent(decodeURIComponent(one)))
      .join('/');
  } catch {
    throw broken(base);
  }
}
