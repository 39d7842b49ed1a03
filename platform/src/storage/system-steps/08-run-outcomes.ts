export const runOutcomes = `
  -- What a run has done, or would do, with the first of each sort.
  create table leitwerk.run_outcome (
    run_id uuid not null references leitwerk.run (id) on delete cascade,
    word text not null,
    position bigint not null,
    record_id uuid,
    title text,
    content jsonb not null,
    primary key (run_id, word, position)
  );
  -- What a run has met on its way, to know it when it comes again; empty when the run has ended.
  create table leitwerk.run_seen (
    run_id uuid not null references leitwerk.run (id) on delete cascade,
    key uuid not null,
    position bigint not null,
    primary key (run_id, key)
  );
`;
