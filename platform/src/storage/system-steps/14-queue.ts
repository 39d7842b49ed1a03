export const queue = `
  -- Names the jobs of this database on a server that others may use, too. A restored database has another one: jobs of the records
  -- that were there before are not its own.
  create table leitwerk.queue (id uuid primary key);
  insert into leitwerk.queue values (gen_random_uuid());
  -- What people have decided about dead jobs.
  create table leitwerk.job_decision (
    id bigint generated always as identity primary key,
    at timestamptz(3) not null default now(),
    actor uuid not null,
    decision text not null check (decision in ('retried', 'discarded')),
    name text not null,
    error text not null
  );
`;
