import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireProcessState } from '@leitwerk/metadata/wire/workflow';

/** Where a process stands, in the names of the innermost states: `Prüfung`, or several side by side. */
export const placeWords = (states: readonly WireProcessState[], label: (label: Label) => string): string =>
  states
    .filter(({ path }) => !states.some((other) => other.path.startsWith(`${path}.`)))
    .map((one) => label(one.label))
    .join(' | ');
