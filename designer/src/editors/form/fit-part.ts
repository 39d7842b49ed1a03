import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { nodeAt } from '../../schema-form/node-at.ts';
import type { PartKind } from './form-part.ts';
import { fieldOf } from './form-part.ts';

/** A part on its way from one form to another, as it stands in the clipboard. */
export type CopiedPart = { readonly leitwerk: 'form-part'; readonly kind: PartKind; readonly part: Plain };

const KINDS: ReadonlySet<unknown> = new Set<PartKind>(['tab', 'section', 'field', 'related']);

export const copiedText = (kind: PartKind, part: Plain): string =>
  JSON.stringify({ leitwerk: 'form-part', kind, part } satisfies CopiedPart, null, 2);

/** What is in the clipboard, if it is a part of a form. */
export function copiedPart(text: string): CopiedPart | null {
  try {
    const given: unknown = JSON.parse(text);
    const isPart = isPlain(given) && given['leitwerk'] === 'form-part' && isPlain(given['part']);
    return isPart && KINDS.has(given['kind']) ? (given as CopiedPart) : null;
  } catch {
    return null;
  }
}

export type Fitted = {
  /** Null when nothing is left of it. */
  readonly part: Plain | null;
  /** Ids of fields that are left out: the entity has none of that name. */
  readonly unknown: readonly string[];
  /** Ids of fields that are left out because they stand in the form already. */
  readonly placed: readonly string[];
};

/**
 * What of a part can stand in a form.
 * @param known ids of the fields that the form's entity has
 * @param placed ids of the fields that stand in the form
 */
export function fittedPart(
  kind: PartKind,
  part: Plain,
  known: ReadonlySet<string>,
  placed: ReadonlySet<string>,
): Fitted {
  const unknown: string[] = [];
  const twice: string[] = [];
  const seen = new Set(placed);
  const fits = (field: unknown): boolean => {
    const id = fieldOf(field);
    if (!known.has(id)) unknown.push(id);
    else if (seen.has(id)) twice.push(id);
    else {
      seen.add(id);
      return true;
    }
    return false;
  };
  const section = (one: unknown): unknown[] => {
    if (!isPlain(one)) return [];
    const fields = (Array.isArray(one['fields']) ? one['fields'] : []).filter(fits);
    return fields.length > 0 ? [{ ...one, fields }] : [];
  };
  const fitted = (): Plain | null => {
    if (kind === 'related') return part;
    if (kind === 'field') return fits(part) ? part : null;
    if (kind === 'section') return (section(part)[0] as Plain | undefined) ?? null;
    const sections = Array.isArray(part['sections']) ? part['sections'].flatMap(section) : undefined;
    return { ...part, ...(sections && { sections }) };
  };
  return { part: fitted(), unknown, placed: twice };
}

/** The part with only what the form's kind knows: a field of a journal has no place for everything that one of a record page has. */
export function partFor(formKind: string, list: readonly (string | number)[], part: Plain): Plain {
  const node = nodeOfKind(formKind);
  const { properties = {} } = node ? nodeAt(node, undefined, [...list, 0]).schema : {};
  return Object.fromEntries(Object.entries(part).filter(([key]) => Object.hasOwn(properties, key)));
}
