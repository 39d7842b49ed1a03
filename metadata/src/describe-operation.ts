import { imageWords, isImage } from './image.ts';
import { isPlain, isSame, keyedLists } from './keyed-list.ts';
import type { MergeConflict } from './merge.ts';
import { ORDER } from './merge.ts';
import type { Operation, OverlaidDocument, Path } from './overlay.ts';
import { documentsByKey } from './overlay.ts';
import type { SchemaNode } from './schema-node.ts';
import { nodeBelow, nodeOfKind } from './schema-node.ts';
import type { Language } from './shown-type.ts';

const TEXTS = {
  de: {
    add: 'neu',
    remove: 'entfällt',
    set: 'geändert',
    first: 'an den Anfang',
    behind: 'hinter',
    order: 'Reihenfolge',
    none: 'nichts',
    image: 'Bild',
    yes: 'ja',
    no: 'nein',
  },
  en: {
    add: 'new',
    remove: 'goes away',
    set: 'changed',
    first: 'to the beginning',
    behind: 'behind',
    order: 'order',
    none: 'nothing',
    image: 'image',
    yes: 'yes',
    no: 'no',
  },
} as const;

const quoted = (text: string, language: Language): string => (language === 'de' ? `„${text}“` : `“${text}”`);

/** What the two sets of definitions between which operations lie say about a place; the newer one first. */
export type Sides = readonly (readonly OverlaidDocument[])[];

/** Sides by key, made once for many operations. */
export type Places = readonly ReadonlyMap<string, OverlaidDocument>[];

export const placesOf = (sides: Sides): Places => sides.map(documentsByKey);

/** One line: `Entität „Kunde“ › Felder › „Telefon“ › Höchstlänge: 40 → 60`. */
export function describeOperation(operation: Operation, places: Places, language: Language): string {
  const text = TEXTS[language];
  const where = describePlace(operation.at, places, language);
  if (operation.op === 'add') return `${where}: ${text.add}`;
  if (operation.op === 'remove') {
    const value =
      operation.was === undefined || isPlain(operation.was) ? '' : ` (${describeValue(operation.was, language)})`;
    return `${where}: ${text.remove}${value}`;
  }
  if (operation.op === 'move') {
    const neighbour = operation.after === null ? null : [...operation.at.slice(0, -1), operation.after];
    return `${where}: ${neighbour ? `${text.behind} ${stepName(neighbour, places, language)}` : text.first}`;
  }
  const elements = describeElements(operation.was, operation.value, language);
  if (elements !== null) return `${where}: ${elements}`;
  const words = nodeOfPath(operation.at)?.schema['x-values'];
  const shown = (value: unknown): string =>
    (typeof value === 'string' && words?.[value]?.[language]) || describeValue(value, language);
  return `${where}: ${shown(operation.was)} → ${shown(operation.value)}`;
}

/** Of lists of things that have no keys of their own: which have come and gone. Null for anything else. */
function describeElements(was: unknown, value: unknown, language: Language): string | null {
  if (!Array.isArray(was) || !Array.isArray(value) || ![...was, ...value].every(isPlain)) return null;
  const text = TEXTS[language];
  const missingIn = (list: readonly unknown[], others: readonly unknown[]) =>
    list.filter((one) => !others.some((other) => isSame(one, other)));
  const lines = [
    [text.add, missingIn(value, was)],
    [text.remove, missingIn(was, value)],
  ] as const;
  const told = lines.filter(([, elements]) => elements.length > 0);
  if (told.length === 0) return text.order;
  return told
    .map(([word, elements]) => `${word}: ${elements.map((one) => describeValue(one, language)).join(', ')}`)
    .join('; ');
}

/** Where both sides differ, and what each of them says. */
export function describeConflict({ at, base, ours, theirs }: MergeConflict, places: Places, language: Language) {
  return {
    where: describePlace(at, places, language),
    base: describeValue(base, language),
    ours: describeValue(ours, language),
    theirs: describeValue(theirs, language),
  };
}

/** `Entität „Kunde“ › Felder › „Telefon“ › Höchstlänge`. */
export function describePlace(at: Path, places: Places, language: Language): string {
  return at.map((_step, depth) => stepName(at.slice(0, depth + 1), places, language)).join(' › ');
}

function stepName(at: Path, places: Places, language: Language): string {
  const step = at.at(-1) ?? '';
  if (step === ORDER) return TEXTS[language].order;
  const value = places.map((side) => valueAt(side, at)).find((one) => one !== undefined);
  const label = isPlain(value) && isElementOrDefinition(at, places) ? labelOf(value['label'], language) : null;
  if (at.length > 1) return label === null ? (wordOfProperty(at, language) ?? step) : quoted(label, language);
  const kind = step.slice(0, step.indexOf('/'));
  const name = quoted(label ?? step.slice(kind.length + 1), language);
  const word = nodeOfKind(kind)?.schema['x-label']?.[language];
  return word === undefined ? name : `${word} ${name}`;
}

/** What people call a property by the schema of the kind; keys of elements have no words of their own. */
function wordOfProperty(at: Path, language: Language): string | undefined {
  if (nodeOfPath(at.slice(0, -1))?.schema.items) return undefined;
  return nodeOfPath(at)?.schema['x-label']?.[language];
}

/** What the schema of its kind says about a place; undefined for a kind that is not known. */
function nodeOfPath([key = '', ...steps]: Path): SchemaNode | undefined {
  const kind = nodeOfKind(key.slice(0, key.indexOf('/')));
  return kind && steps.reduce((holder, step) => nodeBelow(holder, holder.schema.items ? 0 : step), kind);
}

const isElementOrDefinition = (at: Path, places: Places): boolean =>
  at.length === 1 || places.some((side) => Array.isArray(valueAt(side, at.slice(0, -1))));

const labelOf = (label: unknown, language: Language): string | null => {
  const text = isPlain(label) ? label[language] : null;
  return typeof text === 'string' ? text : null;
};

/** What a set of definitions has at a place; `undefined` when there is nothing. */
export function valueAt(side: ReadonlyMap<string, OverlaidDocument>, [key = '', ...steps]: Path): unknown {
  return steps.reduce<unknown>((holder, step) => {
    if (Array.isArray(holder)) return keyedLists([holder])?.[0].get(step);
    return isPlain(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined;
  }, side.get(key)?.document);
}

const LONGEST = 80;

function describeValue(value: unknown, language: Language): string {
  const text = TEXTS[language];
  if (value === undefined) return text.none;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (isImage(value)) return `${text.image} (${imageWords(value)})`;
  if (typeof value === 'string') return quoted(shortened(value), language);
  if (isPlain(value)) {
    const label = labelOf(value, language) ?? labelOf(value['label'], language);
    if (label !== null) return quoted(shortened(label), language);
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return shortened(value.join(', '));
  return shortened(JSON.stringify(value));
}

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
