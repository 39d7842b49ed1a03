import type { Text } from './language.ts';

/** What is written on the key that begins a command. */
export const modKey = (t: Text): string => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : t('ctrl'));
