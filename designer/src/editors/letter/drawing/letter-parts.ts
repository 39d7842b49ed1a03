/** A part of a letter's source. What is written stands in it as it is, so that the parts put together are the source again. */
export type Part =
  | { readonly is: 'text'; readonly source: string }
  /** A variable, a call, a text block. */
  | { readonly is: 'braces'; readonly source: string }
  | {
      readonly is: 'element';
      readonly tag: string;
      readonly open: string;
      readonly close: string;
      readonly parts: Parts;
    }
  /** `br` and `hr`. */
  | { readonly is: 'void'; readonly tag: string; readonly source: string }
  /** A condition or a list; its first branch has no head, each other one begins with `{{else …}}`. */
  | { readonly is: 'block'; readonly open: string; readonly close: string; readonly branches: readonly Branch[] };
export type Parts = readonly Part[];
export type Branch = { readonly head: string; readonly parts: Parts };

const VOID: ReadonlySet<string> = new Set(['br', 'hr']);
const TAG = /^<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/;
/** Up to the end of what stands in braces; texts in quotes may hold braces. */
const BRACES = /^\{\{(?:!--[\s\S]*?--~?\}\}|![\s\S]*?\}\}|(?:"[^"]*"|'[^']*'|[^}"']|\}(?!\}))*\}\})/;

type Open =
  | { readonly is: 'root'; readonly parts: Part[] }
  | { readonly is: 'element'; readonly tag: string; readonly open: string; readonly parts: Part[] }
  | {
      readonly is: 'block';
      readonly name: string;
      readonly open: string;
      readonly branches: { readonly head: string; readonly parts: Part[] }[];
    };

/** Reads the source of a letter into its parts; null when elements and conditions are not closed in order, or it holds what letters do not have. */
export function partsOfSource(source: string): Parts | null {
  const root: Open = { is: 'root', parts: [] };
  const stack: Open[] = [root];
  const into = (): Part[] => {
    const top = stack.at(-1) ?? root;
    return top.is === 'block' ? (top.branches.at(-1)?.parts ?? []) : top.parts;
  };
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const piece = /^[^{<]+/.exec(rest)?.[0] ?? '';
    // A backslash before braces takes their meaning away.
    if (piece.endsWith('\\') && source.startsWith('{{', at + piece.length)) return null;
    if (piece !== '') into().push({ is: 'text', source: piece });
    else if (rest.startsWith('{{')) {
      const [braces] = BRACES.exec(rest) ?? [];
      if (braces === undefined || /^\{\{~?\{|^\{\{~?[>&*]|^\{\{~?#[>*]/.test(braces)) return null;
      if (!takeBraces(braces, stack, into())) return null;
      at += braces.length;
      continue;
    } else if (rest.startsWith('<')) {
      const [tag, close, name = '', attributes = ''] = TAG.exec(rest) ?? [];
      if (tag === undefined || !takeTag({ tag, isClose: close === '/', name, attributes }, stack, into())) return null;
      at += tag.length;
      continue;
    } else into().push({ is: 'text', source: '{' });
    at += Math.max(piece.length, 1);
  }
  return stack.length === 1 ? joined(root.parts) : null;
}

function takeBraces(braces: string, stack: Open[], into: Part[]): boolean {
  const [, sign = '', name = ''] = /^\{\{~?\s*([#/^]?)\s*([\w-]*)/.exec(braces) ?? [];
  const top = stack.at(-1);
  if (sign === '#') {
    stack.push({ is: 'block', name, open: braces, branches: [{ head: '', parts: [] }] });
    return true;
  }
  const isElse = name === 'else' || (sign === '^' && name === '');
  if (isElse) {
    if (top?.is !== 'block') return false;
    top.branches.push({ head: braces, parts: [] });
    return true;
  }
  if (sign === '^') return false;
  if (sign === '/') {
    if (top?.is !== 'block' || top.name !== name) return false;
    stack.pop();
    const branches = top.branches.map(({ head, parts }) => ({ head, parts: joined(parts) }));
    add({ is: 'block', open: top.open, close: braces, branches }, stack);
    return true;
  }
  into.push({ is: 'braces', source: braces });
  return true;
}

type Tag = { readonly tag: string; readonly isClose: boolean; readonly name: string; readonly attributes: string };

function takeTag({ tag, isClose, name, attributes }: Tag, stack: Open[], into: Part[]): boolean {
  if (VOID.has(name)) {
    if (isClose) return false;
    into.push({ is: 'void', tag: name, source: tag });
    return true;
  }
  if (!isClose) {
    if (attributes.endsWith('/')) return false;
    stack.push({ is: 'element', tag: name, open: tag, parts: [] });
    return true;
  }
  const top = stack.at(-1);
  if (top?.is !== 'element' || top.tag !== name) return false;
  stack.pop();
  add({ is: 'element', tag: name, open: top.open, close: tag, parts: joined(top.parts) }, stack);
  return true;
}

function add(part: Part, stack: Open[]): void {
  const top = stack.at(-1);
  if (top?.is === 'block') top.branches.at(-1)?.parts.push(part);
  else top?.parts.push(part);
}

/** Texts that follow each other are one. */
function joined(parts: readonly Part[]): Parts {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.is === 'text' && last?.is === 'text')
      all[all.length - 1] = { is: 'text', source: last.source + part.source };
    else all.push(part);
  }
  return all;
}

/** The source of a part, as it was. */
export function sourceOfPart(part: Part): string {
  switch (part.is) {
    case 'element':
      return part.open + part.parts.map(sourceOfPart).join('') + part.close;
    case 'block':
      return (
        part.open +
        part.branches.map(({ head, parts }) => head + parts.map(sourceOfPart).join('')).join('') +
        part.close
      );
    default:
      return part.source;
  }
}
