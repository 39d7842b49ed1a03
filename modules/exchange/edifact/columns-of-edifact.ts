import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import { edifactPlaceOf } from '@leitwerk/metadata/interface/columns';
import type { SampleColumn } from '../sample.ts';
import type { Levels } from './read-edifact.ts';
import { kindOf, rowsOf } from './read-edifact.ts';
import { readMessages } from './read-messages.ts';
import type { Segment } from './read-segments.ts';
import { readSegments } from './read-segments.ts';

/** What these begin with is a number or a reference, and tells nothing apart. */
const WITHOUT_QUALIFIER = ['UNB', 'UNG', 'UNH', 'BGM'];

/** Every place that says something in one of the first rows, with its values. */
export async function columnsOfEdifact(
  bytes: AsyncIterable<Buffer>,
  { message, groups }: InterfaceFormat,
  most: { readonly rows: number; readonly columns: number },
): Promise<readonly SampleColumn[]> {
  const found = new Map<string, string[]>();
  const plain = new Set([...WITHOUT_QUALIFIER, ...(groups ?? [])]);
  let at = 0;
  for await (const one of readMessages(readSegments(bytes))) {
    if (one.issue || kindOf(one) !== message) continue;
    for (const { levels } of rowsOf(one, groups ?? [])) {
      for (const [place, value] of placesAt(levels, plain)) {
        const values = found.get(place) ?? [];
        values[at] = value;
        if (found.has(place) || found.size < most.columns) found.set(place, values);
      }
      at += 1;
      if (at === most.rows) break;
    }
    if (at === most.rows) break;
  }
  return [...found].map(([from, values]) => ({
    from,
    values: Array.from({ length: at }, (_, row) => values[row] ?? ''),
  }));
}

/** Places and what stands there; inner groups come over outer ones. */
function placesAt(levels: Levels, plain: ReadonlySet<string>): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const level of levels)
    for (const segment of new Set(level.values()))
      for (const [place, text] of placesOf(segment, plain)) places.set(place, text);
  return places;
}

function placesOf({ tag, elements }: Segment, plain: ReadonlySet<string>): readonly (readonly [string, string])[] {
  const qualifier = elements[0]?.[0] ?? '';
  const isAlone = elements.length === 1 && elements[0]?.length === 1;
  const named = !isAlone && !plain.has(tag) && edifactPlaceOf(`${tag}+${qualifier}/1`) !== null;
  return elements.flatMap((components, element) =>
    components.flatMap((text, component): (readonly [string, string])[] => {
      if (text === '' || (named && element === 0 && component === 0)) return [];
      const part = components.length === 1 ? '' : `.${component + 1}`;
      return [[`${named ? `${tag}+${qualifier}` : tag}/${element + 1}${part}`, text]];
    }),
  );
}
