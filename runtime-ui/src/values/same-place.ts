/** A name of a place or street as it is compared: `Alte Str.` is `alte strasse`, umlauts in either spelling. */
export const foldedPlace = (text: string): string =>
  text
    .toLowerCase()
    .replace(/str\.?$/, 'strasse')
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replace(/[^a-z0-9]/g, '');

/** Whether a typed place is a known one, or a part of it (`Köln-Deutz`, `Köln, Deutz`). */
export const isSamePlace = (typed: string, known: string): boolean => foldedPlace(typed).startsWith(foldedPlace(known));
