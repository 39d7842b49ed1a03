/** Keys of what has been read about definitions. */
export const draftKeys = {
  drafts: ['definition-drafts'] as const,
  draft: (id: string) => ['definition-drafts', id] as const,
  origin: (id: string, definition: string, revision: number) =>
    ['definition-drafts', id, 'origin', definition, revision] as const,
  packages: ['definition-packages'] as const,
  rights: (id: string, roles: readonly string[], revision: number) =>
    ['definition-drafts', id, 'rights', roles, revision] as const,
  roleHolders: ['role-holders'] as const,
  checklists: ['checklists'] as const,
  live: ['live-definitions'] as const,
  check: (operations: string) => ['live-definitions', 'check', operations] as const,
  versions: ['definition-versions'] as const,
  comparison: (from: string, to: string) => ['definition-versions', 'comparison', from, to] as const,
};
