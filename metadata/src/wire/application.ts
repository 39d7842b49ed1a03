import type { AppDefinition, Color, Label } from '../generated/definitions.gen.ts';

/** What everybody sees of the application, before the sign-in too: `GET /api/application`. */
export type ApplicationLook = {
  readonly label: Label | null;
  readonly color?: Color;
  /** Addresses of the images. They change with the image, so that browsers may keep it. */
  readonly logo?: string;
  readonly logoDark?: string;
};

/** The properties of the application that are images. */
export const LOGO_KEYS = ['logo', 'logoDark'] as const satisfies readonly (keyof AppDefinition)[];
export type LogoKey = (typeof LOGO_KEYS)[number];
