export type CardProperty = {
  readonly property: string;
  readonly type?: 'work' | 'home' | 'cell' | 'fax';
  readonly field: string;
  readonly values?: Readonly<Record<string, string>>;
};

/** How records of one entity are vCards: the settings `cards` of the module `contacts`. Names of the entity and its fields. */
export type CardShape = {
  readonly entity: string;
  readonly properties: readonly CardProperty[];
  readonly same?: readonly (readonly string[])[];
};
