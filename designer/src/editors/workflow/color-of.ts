import type { Color } from '@leitwerk/metadata/generated/definitions.gen';
import { commonSchema } from '@leitwerk/metadata/generated/schemas.gen';

const COLORS: ReadonlySet<unknown> = new Set(commonSchema.definitions.color.enum);

/** A colour of the theme; undefined for what is none. */
export const colorOf = (given: unknown): Color | undefined => (COLORS.has(given) ? (given as Color) : undefined);
