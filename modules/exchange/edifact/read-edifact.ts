import type { InterfaceColumn, InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { EdifactPlace } from '@leitwerk/metadata/interface/columns';
import { edifactPlaceOf, placeOf } from '@leitwerk/metadata/interface/columns';
import type { DeliveredRow } from '../delivered-row.ts';
import { noteDrift } from '../drift.ts';
import { momentOf } from './moment-of.ts';
import type { Message } from './read-messages.ts';
import { readMessages } from './read-messages.ts';
import type { Segment } from './read-segments.ts';
import { readSegments } from './read-segments.ts';

type Language = InterfaceDefinition['language'];
type Column = { readonly id: string; readonly type: InterfaceColumn['type']; readonly place: EdifactPlace };

/** What is known at a row: the segments of each level by tag and by tag and qualifier, the innermost last; of several the first. */
export type Levels = readonly ReadonlyMap<string, Segment>[];

/**
 * The rows of an EDIFACT file: of each message of the kind that the interface is for one for each of its last group, with what stands in
 * the groups around it and in the head of the message. A message that is not whole is one refused row.
 * @param drift where segments are noted that no column reads and no group begins with
 */
export async function* readEdifact(
  bytes: AsyncIterable<Buffer>,
  { format, columns, language }: InterfaceDefinition,
  drift: Set<string>,
): AsyncGenerator<DeliveredRow> {
  const placed = columns.flatMap(({ id, type, ...column }): Column[] => {
    const place = edifactPlaceOf(placeOf({ id, ...column }));
    return place ? [{ id, type, place }] : [];
  });
  const noteUnknown = unknownNoter([...placed.map(({ place }) => place.segment), ...(format.groups ?? [])], drift);
  for await (const message of readMessages(readSegments(bytes))) {
    const [first] = message.segments;
    const line = first?.number ?? 1;
    if (message.issue) yield { line, cells: {}, issue: message.issue };
    else if (kindOf(message) === format.message) {
      for (const segment of message.segments) noteUnknown(segment);
      for (const { levels, number } of rowsOf(message, format.groups ?? []))
        yield { line: number, cells: cellsAt(levels, placed, language) };
    }
  }
}

/** Of the syntax itself (ISO 9735), in every message. */
const OF_THE_SYNTAX: ReadonlySet<string> = new Set(['UNH', 'UNS', 'UNT']);

/** Notes segments that are read under none of these names; of a tag that is read with other qualifiers also the qualifier. */
function unknownNoter(names: readonly string[], drift: Set<string>): (segment: Segment) => void {
  const known = new Set(names);
  const tags = new Set(names.map((name) => name.slice(0, 3)));
  return (segment) => {
    if (OF_THE_SYNTAX.has(segment.tag) || namesOf(segment).some((name) => known.has(name))) return;
    noteDrift(drift, tags.has(segment.tag) ? (namesOf(segment).at(-1) ?? segment.tag) : segment.tag);
  };
}

export const kindOf = ({ segments }: Message): string => segments[0]?.elements[1]?.[0] ?? '';

/** The places of a message at which a row ends, each with what is known there. */
export function* rowsOf(
  { envelope, segments }: Message,
  groups: readonly string[],
): Generator<{ readonly levels: Levels; readonly number: number }> {
  const head = new Map<string, Segment>();
  for (const segment of envelope) note(segment, head);
  let levels: Map<string, Segment>[] = [head];
  let number: number | null = null;
  for (const segment of segments) {
    const at = groups.findIndex((group) => namesOf(segment).includes(group));
    // A new group, and the mark between the sections of a message, end what was open.
    if (number !== null && (at >= 0 || segment.tag === 'UNS')) {
      yield { levels, number };
      number = null;
    }
    if (segment.tag === 'UNS') levels = levels.slice(0, 1);
    else if (at >= 0) {
      levels = levels.slice(0, at + 1);
      while (levels.length <= at + 1) levels.push(new Map());
      if (at === groups.length - 1) number = segment.number;
    }
    note(segment, levels.at(-1) ?? head);
  }
  if (number !== null) yield { levels, number };
}

/** The names by which a segment is found: its tag, and its tag with the qualifier that it begins with. */
export function namesOf({ tag, elements }: Segment): readonly string[] {
  const qualifier = elements[0]?.[0] ?? '';
  return qualifier === '' ? [tag] : [tag, `${tag}+${qualifier}`];
}

function note(segment: Segment, level: Map<string, Segment>): void {
  for (const name of namesOf(segment)) if (!level.has(name)) level.set(name, segment);
}

function cellsAt(levels: Levels, columns: readonly Column[], language: Language): Readonly<Record<string, string>> {
  const cells: Record<string, string> = {};
  for (const { id, type, place } of columns) {
    const segment = levels.findLast((level) => level.has(place.segment))?.get(place.segment);
    const text = segment?.elements[place.element - 1]?.[place.component - 1];
    if (segment && text !== undefined && text !== '') cells[id] = written(text, segment, type, language);
  }
  return cells;
}

/** As people of the interface's language write it: moments by their format, numbers with their mark. */
function written(text: string, segment: Segment, type: InterfaceColumn['type'], language: Language): string {
  const [value, , format] = [segment.elements[0]?.[1], null, segment.elements[0]?.[2]];
  if (segment.tag === 'DTM' && text === value) return momentOf(text, format ?? '', type === 'date');
  // Thousands are not told apart (ISO 9735-1), so the only mark is that of the decimals, whichever UNA names.
  if (type === 'decimal' || type === 'integer') return text.replace(/[.,]/, language === 'de' ? ',' : '.');
  return text;
}
