import type { Issue } from '../issue.ts';

/** Before the names of a path: outwards, or here. */
const BEFORE_NAMES = /^(?:\.\.\/|\.\/|this[./])*/;

/** Whether an issue says that a letter goes by this name of a field, or of an entity. */
export const isAboutInLetter = ({ code, params }: Issue, name: string, isField: boolean): boolean =>
  isField
    ? (code === 'letter.unknown-variable' && params?.['id'] === name) ||
      (code === 'letter.not-related' && params?.['via'] === name)
    : code === 'letter.unknown-entity' && params?.['entity'] === name;

/**
 * A text of a letter with another name where an issue says that one is not known. Where the place does not hold it, because something
 * before it has just been rewritten, the text stays as it is.
 */
export function renamedInLetter(source: string, { params }: Issue, before: string, after: string): string {
  const lines = source.split('\n');
  const line = lines[Number(params?.['line']) - 1];
  if (line === undefined) return source;
  const { column, at } = params ?? {};
  if (typeof column !== 'number') return source;
  const rest = line.slice(column);
  const next = typeof at === 'number' ? renamedPath(rest, at, before, after) : renamedLiteral(rest, before, after);
  lines[Number(params?.['line']) - 1] = line.slice(0, column) + next;
  return lines.join('\n');
}

/** The name of an entity or a field between quotes, a sort order perhaps with its sign. */
function renamedLiteral(text: string, before: string, after: string): string {
  const found = /^(["'])(-?)([A-Za-z0-9-]+?)\1/.exec(text);
  const [all = '', quote = '', sign = '', name] = found ?? [];
  return name === before ? `${quote}${sign}${after}${quote}${text.slice(all.length)}` : text;
}

function renamedPath(text: string, at: number, before: string, after: string): string {
  const head = BEFORE_NAMES.exec(text)?.[0] ?? '';
  const parts = text.slice(head.length).split(/([./])/);
  const place = at * 2;
  const name = /^[A-Za-z0-9]+/.exec(parts[place] ?? '')?.[0];
  if (name !== before) return text;
  parts[place] = after + (parts[place] ?? '').slice(before.length);
  return head + parts.join('');
}
