import { SaxesParser } from 'saxes';
import { DavRefused } from '../dav-refused.ts';

/** An element with its parts. `name` is `{namespace}local`. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: readonly Element[];
  readonly text: string;
};

export type XmlBounds = { readonly depth: number; readonly elements: number; readonly text: number };

/** Of what a device sends. */
const REQUEST: XmlBounds = { depth: 20, elements: 5000, text: 10_000 };

type Open = { name: string; attributes: Record<string, string>; parts: Element[]; text: string };

/**
 * The root of a body. Neither a document type nor entities of one's own are taken: they can make a small body endless, or read what
 * is not the asker's (RFC 4918, 20.6). 400 for what is not well formed, 403 for what is too much of it.
 */
export function readXml(text: string, most = REQUEST): Element {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Open[] = [];
  let root: Element | null = null;
  let count = 0;
  parser.on('error', () => refuse('dav.xml-broken'));
  parser.on('doctype', () => refuse('dav.xml-doctype'));
  parser.on('opentag', ({ uri, local, attributes }) => {
    count += 1;
    if (stack.length >= most.depth || count > most.elements) refuse('dav.xml-too-large');
    const own = Object.values(attributes).map((one) => [one.local, one.value] as const);
    stack.push({ name: `{${uri}}${local}`, attributes: Object.fromEntries(own), parts: [], text: '' });
  });
  const take = (piece: string): void => {
    const element = stack.at(-1);
    if (!element) return;
    element.text += piece;
    if (element.text.length > most.text) refuse('dav.xml-too-large');
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    const element = stack.pop();
    if (!element) return;
    const above = stack.at(-1);
    if (above) above.parts.push(element);
    else root = element;
  });
  parser.write(text).close();
  return root ?? refuse('dav.xml-broken');
}

const refuse = (code: 'dav.xml-broken' | 'dav.xml-doctype' | 'dav.xml-too-large'): never => {
  throw new DavRefused(code === 'dav.xml-broken' ? 400 : 403, code);
};

export const part = (element: Element | undefined, name: string): Element | undefined =>
  element?.parts.find((one) => one.name === name);

export const parts = (element: Element | undefined, name: string): readonly Element[] =>
  element?.parts.filter((one) => one.name === name) ?? [];
