/** All query keys; live changes invalidate by their first parts. */
export const queryKeys = {
  session: ['session'] as const,
  model: ['model'] as const,
  search: (text: string) => ['search', text] as const,
  tokens: ['tokens'] as const,
  runs: ['runs'] as const,
  run: (id: string) => ['runs', id] as const,
  ownSessions: ['own-sessions'] as const,
  passwordLink: (token: string) => ['password-link', token] as const,
  signInState: (userId: string, version?: number) =>
    version === undefined ? (['sign-in-state', userId] as const) : (['sign-in-state', userId, version] as const),
  entity: (entity: string) => ['records', entity] as const,
  lists: (entity: string) => ['records', entity, 'list'] as const,
  list: (entity: string, query: unknown) => ['records', entity, 'list', query] as const,
  count: (entity: string, query: unknown) => ['records', entity, 'list', 'count', query] as const,
  options: (entity: string, query: unknown) => ['records', entity, 'options', query] as const,
  record: (entity: string, id: string) => ['records', entity, 'record', id] as const,
  blacklistChecks: ['blacklist', 'checks'] as const,
  blacklistStops: (entity: string, id: string, version?: number) =>
    version === undefined ? (['blacklist', entity, id] as const) : (['blacklist', entity, id, version] as const),
  cardEntities: ['contacts', 'entities'] as const,
  places: (postalCode: string) => ['geodata', 'places', postalCode] as const,
  streets: (name: string, postalCode: string) => ['geodata', 'streets', name, postalCode] as const,
  history: (entity: string, id: string) => ['records', entity, 'history', id] as const,
  aggregate: (entity: string, query: unknown) => ['records', entity, 'list', 'aggregate', query] as const,
};
