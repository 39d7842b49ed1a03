import type { Issue } from '@leitwerk/metadata/issue';
import type { Judged, Rule } from '@leitwerk/platform/module/module';
import { MAILBOX } from '../connection.ts';
import { mailIssue } from '../mail-issue.ts';
import { parsePeople } from './addresses.ts';
import type { OutgoingState } from './outgoing.ts';
import { OUTGOING, PEOPLE_FIELDS } from './outgoing.ts';

/** More people than that are written to by other means. */
const MOST_PEOPLE = 100;

/** What the reader gets: as it was when it was sent. */
const CONTENT = [
  'mailbox',
  'subject',
  'kind',
  'automatic',
  ...PEOPLE_FIELDS,
  'text',
  'quotes',
  'quoteHead',
  'quote',
  'files',
  'inReplyTo',
  'calendarMethod',
  'calendarUid',
  'calendar',
  'onceKey',
  'thread',
] as const;

/** What follows what. Moves to and from `sending` are those of the one process that sends, which notes when it tried. */
const MOVES: Readonly<Record<OutgoingState, readonly OutgoingState[]>> = {
  draft: ['waiting'],
  waiting: ['draft', 'sending', 'refused'],
  sending: ['sent', 'waiting', 'uncertain', 'refused'],
  uncertain: ['sent', 'waiting'],
  refused: ['draft'],
  sent: [],
};

type Values = Readonly<Record<string, unknown>>;

/**
 * A mail belongs to whom its mailbox belongs to; what is being sent stays as it is, and goes from state to state only as it can:
 * nobody marks one as sent that no server has taken, and none is sent that has nobody to go to.
 */
export const outgoingStays: Rule = {
  name: 'mail-outgoing-stays',
  entity: OUTGOING,
  on: ['create', 'update', 'delete'],
  prepare: async (batch, reach) => {
    const ids = [...new Set(batch.map(({ draft }) => String(draft['mailbox'] ?? '')))].filter(Boolean);
    const { items } = await reach.list(MAILBOX, {
      filter: { id: { in: ids } },
      fields: ['id', 'owner', 'team'],
      limit: Math.max(1, ids.length),
    });
    const owners = new Map(items.map(({ id, owner, team }) => [id, { owner: owner ?? null, team: team ?? null }]));
    return async ({ moment, draft, before }) => {
      if (moment === 'delete') return { issues: deleteIssues(before) };
      const issues = [...moveIssues(draft, before), ...frozenIssues(draft, before), ...peopleIssues(draft, before)];
      const isAgain = before?.['state'] === 'refused' && draft['state'] === 'draft';
      // What was put together for the last try is not what will be sent then.
      const anew = isAgain && { source: null, messageId: null, tries: 0, problem: null };
      return { issues, changes: { ...owners.get(String(draft['mailbox'])), ...anew } };
    };
  },
};

const stateOf = (values: Values | null): OutgoingState => (values?.['state'] ?? 'draft') as OutgoingState;

function deleteIssues(before: Judged['before']): readonly Issue[] {
  const state = stateOf(before);
  return state === 'waiting' || state === 'sending' ? [mailIssue('state', 'mail.under-way')] : [];
}

function moveIssues(draft: Values, before: Judged['before']): readonly Issue[] {
  const [from, to] = [stateOf(before), stateOf(draft)];
  if (from === to) return [];
  const isSenders = from === 'sending' || to === 'sending';
  const isTried = isSenders && draft['triedAt'] !== before?.['triedAt'];
  if (MOVES[from].includes(to) && isSenders === isTried) return [];
  return [mailIssue('state', 'mail.no-such-move')];
}

function frozenIssues(draft: Values, before: Judged['before']): readonly Issue[] {
  if (before === null || stateOf(before) === 'draft') return [];
  return CONTENT.filter((name) => textOf(draft[name]) !== textOf(before[name])).map((name) =>
    mailIssue(name, 'mail.frozen'),
  );
}

/** As text; of files their ids, whatever else is known of them. */
const textOf = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((one) => (one as { id?: unknown }).id ?? one) : (value ?? null));

function peopleIssues(draft: Values, before: Judged['before']): readonly Issue[] {
  if (stateOf(before) !== 'draft' || stateOf(draft) !== 'waiting') return [];
  const issues: Issue[] = [];
  let count = 0;
  for (const field of PEOPLE_FIELDS) {
    const { people, wrong } = parsePeople((draft[field] ?? null) as string | null);
    count += people.length;
    if (wrong.length > 0) issues.push(mailIssue(field, 'mail.no-address', { text: wrong.join(', ').slice(0, 200) }));
  }
  if (issues.length > 0) return issues;
  if (count === 0) return [mailIssue('recipients', 'mail.nobody')];
  if (count > MOST_PEOPLE) return [mailIssue('recipients', 'mail.too-many-people', { most: MOST_PEOPLE })];
  return [];
}
