import type { PlannedCard } from '../../client/contacts.ts';

/** What is to become of a card. */
export type CardChoice = 'create' | 'change' | 'skip';

/** What a card would best be. */
export const firstChoice = ({ same, issues }: PlannedCard): CardChoice =>
  issues.length > 0 ? 'skip' : same ? 'change' : 'create';
