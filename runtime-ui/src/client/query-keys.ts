/** All query keys; live changes invalidate by their first parts. */
export const queryKeys = {
  session: ['session'] as const,
  model: ['model'] as const,
  application: ['application'] as const,
  search: (text: string) => ['search', text] as const,
  draft: (entity: string, record: string) => ['draft', entity, record] as const,
  duplicates: (entity: string, ...rest: readonly unknown[]) => ['duplicates', entity, ...rest] as const,
  mergePlan: (entity: string, survivor: string, other: string) => ['merge-plan', entity, survivor, other] as const,
  presence: (entity: string, id: string) => ['presence', entity, id] as const,
  tokens: ['tokens'] as const,
  runs: ['runs'] as const,
  tariffSetup: ['tariff-setup'] as const,
  jobs: ['jobs'] as const,
  deadJobs: ['jobs', 'dead'] as const,
  failedAutomations: ['jobs', 'automations'] as const,
  inbox: ['inbox'] as const,
  inboxLists: ['inbox', 'list'] as const,
  inboxList: (scope: string, workflow: string | null) => ['inbox', 'list', scope, workflow] as const,
  inboxCount: ['inbox', 'count'] as const,
  notifications: ['notifications'] as const,
  unread: ['notifications', 'unread'] as const,
  notificationList: (query: unknown, shape: 'newest' | 'pages') => ['notifications', shape, query] as const,
  run: (id: string) => ['runs', id] as const,
  setting: (key: string) => ['setting', key] as const,
  views: (entity: string) => ['views', entity] as const,
  ownSessions: ['own-sessions'] as const,
  passwordLink: (token: string) => ['password-link', token] as const,
  signInState: (userId: string, version?: number) =>
    version === undefined ? (['sign-in-state', userId] as const) : (['sign-in-state', userId, version] as const),
  entity: (entity: string) => ['records', entity] as const,
  lists: (entity: string) => ['records', entity, 'list'] as const,
  list: (entity: string, query: unknown) => ['records', entity, 'list', query] as const,
  count: (entity: string, query: unknown) => ['records', entity, 'list', 'count', query] as const,
  occurrences: (entity: string, query: unknown) => ['records', entity, 'list', 'occurrences', query] as const,
  options: (entity: string, query: unknown) => ['records', entity, 'options', query] as const,
  record: (entity: string, id: string) => ['records', entity, 'record', id] as const,
  pendingChanges: (entity: string, id: string) => ['records', entity, 'record', id, 'pending'] as const,
  valueOrigins: (entity: string, id: string) => ['records', entity, 'record', id, 'origins'] as const,
  recordOn: (entity: string, id: string, day: string) => ['records', entity, 'record', id, 'on', day] as const,
  processes: (entity: string, id: string) => ['records', entity, 'record', id, 'processes'] as const,
  process: (entity: string, record: string, id: string) =>
    ['records', entity, 'record', record, 'processes', id] as const,
  explanation: (entity: string, id: string) => ['records', entity, 'record', id, 'explain'] as const,
  processLists: ['processes'] as const,
  processList: (query: unknown) => ['processes', 'list', query] as const,
  processCounts: (filter: unknown) => ['processes', 'counts', filter] as const,
  workflows: ['workflows'] as const,
  migration: (workflow: string) => ['migration', workflow] as const,
  blacklistChecks: ['blacklist', 'checks'] as const,
  blacklistStops: (entity: string, id: string, version?: number) =>
    version === undefined ? (['blacklist', entity, id] as const) : (['blacklist', entity, id, version] as const),
  cardEntities: ['contacts', 'entities'] as const,
  letterTemplates: (entity: string) => ['letter-templates', entity] as const,
  mailPreview: (asked: unknown) => ['mail-preview', asked] as const,
  letterPreview: (asked: unknown) => ['letter-preview', asked] as const,
  recordFiles: (entity: string, id: string) => ['record-files', entity, id] as const,
  versionCounts: (ids: readonly string[]) => ['file-versions', 'counts', ids] as const,
  fileVersions: (id: string) => ['file-versions', id] as const,
  fileText: (id: string) => ['file-text', id] as const,
  map: ['geodata', 'map'] as const,
  places: (postalCode: string) => ['geodata', 'places', postalCode] as const,
  streets: (name: string, postalCode: string) => ['geodata', 'streets', name, postalCode] as const,
  timeline: (entity: string, id: string, others: readonly string[], shown: string | undefined) =>
    ['timeline', entity, id, others, shown] as const,
  aggregate: (entity: string, query: unknown) => ['records', entity, 'list', 'aggregate', query] as const,
};

/** Whether a timeline is of this record, or may show records of this entity. */
export const isTimelineWith = (queryKey: readonly unknown[], entity: string, id?: string): boolean => {
  const [name, own, ownId, others] = queryKey;
  if (name !== 'timeline') return false;
  return (own === entity && (id === undefined || ownId === id)) || (Array.isArray(others) && others.includes(entity));
};
