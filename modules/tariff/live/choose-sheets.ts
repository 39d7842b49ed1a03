import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import type { Component } from '../core/component.ts';

type Validity = { readonly validFrom: string; readonly validTo?: string };
type Dated = Validity & { readonly components: readonly Component[] };

/**
 * Sheets without overlaps: of two that are valid on a day the one that stands first counts, the other one is cut to the days
 * before and after it. An older sheet without an end goes on where a newer one has ended.
 * @param sheets the best first
 */
export function withoutOverlap<T extends Dated>(sheets: readonly T[]): readonly T[] {
  const chosen: T[] = [];
  for (const sheet of sheets) {
    let pieces: readonly Validity[] = [sheet];
    for (const better of chosen) pieces = pieces.flatMap((piece) => without(piece, better));
    for (const piece of pieces) chosen.push(piece === sheet ? sheet : redated(sheet, piece));
  }
  return chosen;
}

function without(piece: Validity, better: Validity): readonly Validity[] {
  const isBefore = piece.validTo !== undefined && piece.validTo < better.validFrom;
  const isAfter = better.validTo !== undefined && better.validTo < piece.validFrom;
  if (isBefore || isAfter) return [piece];
  const end = piece.validTo;
  return [
    ...(piece.validFrom < better.validFrom
      ? [{ validFrom: piece.validFrom, validTo: dayAfter(better.validFrom, -1) }]
      : []),
    ...(better.validTo !== undefined && (end === undefined || end > better.validTo)
      ? [{ validFrom: dayAfter(better.validTo, 1), ...(end !== undefined && { validTo: end }) }]
      : []),
  ];
}

function redated<T extends Dated>(sheet: T, { validFrom, validTo }: Validity): T {
  const { validTo: _end, ...rest } = sheet;
  const validity = { validFrom, ...(validTo !== undefined && { validTo }) };
  const components = sheet.components.map(({ validTo: _last, ...one }) => ({ ...one, ...validity }));
  return { ...rest, ...validity, components } as unknown as T;
}

/** Those that prices of a period come from: all that reach into it; when there are none, the last one before, whose prices go on. */
export function sheetsWithin<T extends Validity>(sheets: readonly T[], from: string, until: string): readonly T[] {
  const within = sheets.filter(({ validFrom, validTo }) => validFrom < until && (validTo ?? until) >= from);
  if (within.length > 0) return within;
  const before = sheets.filter(({ validFrom }) => validFrom < from);
  return before.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1)).slice(0, 1);
}
