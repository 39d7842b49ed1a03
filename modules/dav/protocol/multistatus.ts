import type { DavAnswer } from '@leitwerk/platform/module/module-dav';
import { document, el, emptyEl, href, textEl } from '../xml/write-xml.ts';
import type { Properties } from './properties.ts';

const WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  403: 'Forbidden',
  404: 'Not Found',
  507: 'Insufficient Storage',
};

export const status = (code: number): string => textEl('d:status', `HTTP/1.1 ${code} ${WORDS[code] ?? ''}`);

/** What is wanted of each: all that costs nothing, only the names, or these (`{namespace}name`). */
export type Wanted = 'all' | 'names' | readonly string[];

/** Not told unasked (RFC 4791 5.2, RFC 6578 4: they cost, or are long). */
const ONLY_BY_NAME = /\}(?:sync-token|getctag|calendar-timezone|calendar-data|address-data|supported-report-set)$/;

/** `d:response` of one address (RFC 4918, 14.24). */
export async function response(address: string, known: Properties, wanted: Wanted): Promise<string> {
  if (wanted === 'names')
    return el(
      'd:response',
      href(address),
      el('d:propstat', el('d:prop', ...[...known.keys()].map(emptyEl)), status(200)),
    );
  const names = wanted === 'all' ? [...known.keys()].filter((name) => !ONLY_BY_NAME.test(name)) : [...new Set(wanted)];
  const found: string[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const value = known.get(name);
    if (value) found.push(filled(name, await value()));
    else missing.push(emptyEl(name));
  }
  const parts = [
    ...(found.length > 0 || missing.length === 0 ? [el('d:propstat', el('d:prop', ...found), status(200))] : []),
    ...(missing.length > 0 ? [el('d:propstat', el('d:prop', ...missing), status(404))] : []),
  ];
  return el('d:response', href(address), ...parts);
}

const filled = (name: string, content: string): string => {
  const empty = emptyEl(name);
  return content === '' ? empty : `${empty.slice(0, -2)}>${content}</${empty.slice(1, -2).split(' ')[0]}>`;
};

/** None of these can be set (RFC 4918, 9.2 and 16). */
export const refusedProperties = (address: string, names: readonly string[]): string =>
  el(
    'd:response',
    href(address),
    el(
      'd:propstat',
      el('d:prop', ...names.map(emptyEl)),
      status(403),
      el('d:error', el('d:cannot-modify-protected-property')),
    ),
  );

export const gone = (address: string): string => el('d:response', href(address), status(404));

export const multistatus = (responses: readonly string[], ...more: readonly string[]): DavAnswer => ({
  status: 207,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: document('d:multistatus', ...responses, ...more),
});
