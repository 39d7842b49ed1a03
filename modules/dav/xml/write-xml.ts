/** Namespaces with the prefixes that every answer declares. */
const PREFIXES = {
  d: 'DAV:',
  c: 'urn:ietf:params:xml:ns:caldav',
  b: 'urn:ietf:params:xml:ns:carddav',
  s: 'http://calendarserver.org/ns/',
  i: 'http://apple.com/ns/ical/',
} as const;

export type Prefix = keyof typeof PREFIXES;

const DECLARED = Object.entries(PREFIXES)
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

/** `d:prop` as `{DAV:}prop`. */
export const nameOf = (name: string): string => {
  const [prefix = '', local = ''] = name.split(':');
  return `{${PREFIXES[prefix as Prefix]}}${local}`;
};

// What XML cannot hold at all is left out; a carriage return would become a line feed on the way.
const UNFIT = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

export const escapeXml = (text: string): string =>
  text.replace(UNFIT, '').replace(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** An element of the names above, with parts that are XML already. */
export const el = (name: string, ...content: readonly string[]): string =>
  content.length === 0 ? `<${name}/>` : `<${name}>${content.join('')}</${name}>`;

export const textEl = (name: string, text: string): string => el(name, escapeXml(text));

export const href = (address: string): string => textEl('d:href', address);

/** An empty element of a name as a client gave it: `{namespace}local`. */
export function emptyEl(name: string): string {
  const [, uri = '', local = ''] = /^\{([^}]*)\}(.+)$/.exec(name) ?? [];
  const known = Object.entries(PREFIXES).find(([, one]) => one === uri);
  if (known) return `<${known[0]}:${local}/>`;
  return uri === '' ? `<${local} xmlns=""/>` : `<x:${local} xmlns:x="${escapeXml(uri)}"/>`;
}

/** A whole document. */
export const document = (name: string, ...content: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${name}${DECLARED}>${content.join('')}</${name}>`;
