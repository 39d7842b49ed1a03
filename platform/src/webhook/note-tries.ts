import sql from 'sql-template-tag';
import type { PostAnswer } from '../outbound/post-outside.ts';
import type { Queryable } from '../storage/database.ts';
import { isTaken } from './send-delivery.ts';
import { pauseAfterFailures } from './webhook.ts';

/** How often one delivery is tried while others of its webhook are taken: some twelve hours. */
const MOST_TRIES = 16;
const MOST_LOGGED = 10;

export type Tried = { readonly id: string; readonly tries: number; readonly answer: PostAnswer };

/**
 * Notes what came of several tries, in one statement. One that has failed for good lets the later ones of its record go on; while
 * nothing at all is taken, none fails for good.
 * @param isOthersTaken whether the other side has taken anything since
 * @returns the ids of those that have failed for good
 */
export async function noteTries(
  database: Queryable,
  tried: readonly Tried[],
  isOthersTaken: boolean,
): Promise<readonly string[]> {
  const rows = tried.map(({ id, tries, answer }) => {
    const isGivenUp = !isTaken(answer) && tries + 1 >= MOST_TRIES && isOthersTaken;
    return {
      id,
      state: isTaken(answer) ? 'sent' : isGivenUp ? 'failed' : 'waiting',
      status: answer.status,
      duration_ms: answer.durationMs,
      answer: answer.answer,
      problem: answer.problem,
      pause_ms: pauseAfterFailures(tries + 1),
    };
  });
  await database.query(sql`
    update leitwerk.webhook_delivery d set state = t.state, tries = d.tries + 1, tried_at = now(),
      first_tried_at = coalesce(d.first_tried_at, now()), next_at = now() + make_interval(secs => t.pause_ms / 1000.0),
      status = t.status, duration_ms = t.duration_ms, answer = t.answer, problem = t.problem,
      log = (select json_agg(e) from (select jsonb_build_object('at', now(), 'status', t.status, 'durationMs', t.duration_ms,
        'problem', t.problem) as e union all (select e from jsonb_array_elements(coalesce(d.log, '[]')) with ordinality l (e, n) order by n limit ${MOST_LOGGED - 1})) x)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as t (id uuid, state text, status int, duration_ms int, answer text, problem text, pause_ms int)
    where d.id = t.id`);
  return rows.filter(({ state }) => state === 'failed').map(({ id }) => id);
}
