import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { exchangeIssue } from './exchange-issue.ts';

/**
 * What a delivery has and the interface does not read: columns, elements or segments. The other system may have changed. Tables name theirs
 * before the rows; of all else more is found while rows are read.
 */
export type Drift = ReadonlySet<string>;

const MOST = 50;
const LONGEST = 200;

/** Notes something that is not known; a file of nothing else is not kept in memory. */
export function noteDrift(drift: Set<string>, name: string): void {
  if (drift.size < MOST) drift.add(name.slice(0, LONGEST));
}

/** Says what of a delivery the interface does not know. */
export function driftIssue(drift: Drift, { type }: InterfaceDefinition['format']): Issue {
  const names = { columns: [...drift].join(', ').slice(0, 500) };
  if (type === 'edifact') return exchangeIssue('file', 'exchange.unknown-segments', names);
  const hasElements = type === 'xml' || type === 'json' || type === 'json-lines';
  return exchangeIssue('file', hasElements ? 'exchange.unknown-elements' : 'exchange.unknown-columns', names);
}
