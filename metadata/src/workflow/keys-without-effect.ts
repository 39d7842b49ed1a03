/** What a state of a kind cannot have: XState would pass over it without a word. */
export const KEYS_WITHOUT_EFFECT = {
  final: ['initial', 'states', 'on', 'always', 'after', 'onDone', 'invoke', 'history', 'target'],
  history: ['initial', 'states', 'on', 'always', 'after', 'onDone', 'invoke', 'entry', 'exit'],
  parallel: ['initial', 'history', 'target'],
  plain: ['history', 'target'],
} as const;
