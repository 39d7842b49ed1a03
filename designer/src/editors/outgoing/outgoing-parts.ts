/** By station of the way of a record, the properties that it edits; those of `send` stand for themselves. */
export const OUTGOING_STAGES = {
  select: ['entity', 'filter', 'only', 'key'],
  related: ['related'],
  map: ['columns'],
  encode: ['format'],
  result: ['examples'],
} as const;

export const SEND_STAGES = {
  trigger: ['on', 'collectMinutes', 'schedule', 'after'],
  target: ['connection', 'folder', 'file'],
} as const;

/** All that the picture edits. */
export const OUTGOING_PARTS: readonly string[] = [...Object.values(OUTGOING_STAGES).flat(), 'send'];
