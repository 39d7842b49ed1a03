import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';
import type { Person } from './find-subject.ts';

const PERSON_LOCK = 7_301_017;

/** Until the transaction ends nobody else sets a hold on the person or erases of him: one of the two comes first, and the other sees it. */
export const lockPerson = (tx: Queryable, { id }: Person) =>
  tx.query(sql`select pg_advisory_xact_lock(${PERSON_LOCK}::int, hashtext(${id}))`);
