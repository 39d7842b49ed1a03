import type { ModuleSettings } from '@leitwerk/platform/module/module-reach';

export type CardProperty = {
  readonly property: string;
  readonly type?: 'work' | 'home' | 'cell' | 'fax';
  readonly field: string;
  readonly values?: Readonly<Record<string, string>>;
};

/** How records of one entity are cards; see `settings.schema.json`, by which it has been checked. */
export type CardShape = {
  readonly entity: string;
  readonly properties: readonly CardProperty[];
  readonly same?: readonly (readonly string[])[];
};

export const cardShapes = (settings: ModuleSettings): readonly CardShape[] =>
  (settings['cards'] as readonly CardShape[] | undefined) ?? [];
