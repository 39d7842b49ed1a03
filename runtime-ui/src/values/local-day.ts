import { clockOf, placeZone } from '@leitwerk/metadata/shown-types/clock';

/** The day where the installation is, YYYY-MM-DD: what `$today` means, whatever clock the reader has. */
export const localDay = (at: Date): string => clockOf(at, placeZone()).day;
