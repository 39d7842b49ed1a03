export const runs = `
  -- Long work for one person; see platform/src/run.
  create table leitwerk.run (
    id uuid primary key,
    kind text not null,
    entity text,
    actor uuid not null,
    scopes text[],
    state text not null check (state in ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
    input jsonb not null,
    cursor jsonb,
    step int not null default 0,
    total bigint,
    done bigint not null default 0,
    counts jsonb not null,
    problems bigint not null,
    error jsonb,
    undone_by uuid,
    created_at timestamptz(3) not null default now(),
    started_at timestamptz(3),
    ended_at timestamptz(3)
  );
  create index run_by_actor on leitwerk.run (actor, created_at desc);
  create index run_by_undoing on leitwerk.run (undone_by) where undone_by is not null;
  create table leitwerk.run_problem (
    run_id uuid not null references leitwerk.run (id) on delete cascade,
    position bigint not null,
    record_id uuid,
    title text,
    row jsonb,
    issues jsonb not null,
    primary key (run_id, position)
  );
  alter table leitwerk.file add column run_id uuid references leitwerk.run (id) on delete cascade;
  alter table leitwerk.file add column run_as text check (run_as in ('source', 'result', 'refused'));
  create index file_by_run on leitwerk.file (run_id) where run_id is not null;
  -- What a run has changed is found by the request id of its history.
  create index history_by_run on leitwerk.history (request_id, id) where request_id like 'run:%';

  -- Jobs asked for in a transaction, on their way to the queue.
  create table leitwerk.job_outbox (
    id bigint generated always as identity primary key,
    name text not null,
    payload jsonb not null,
    key text
  );
`;
