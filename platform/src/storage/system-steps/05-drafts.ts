export const drafts = `
  -- What a person has typed into a form and not saved; record_id is 'new' for a record that is not there yet.
  create table leitwerk.draft (
    user_id uuid not null,
    entity text not null,
    record_id text not null,
    base_version int,
    typed jsonb not null,
    at timestamptz(3) not null default now(),
    primary key (user_id, entity, record_id)
  );
  create index draft_by_time on leitwerk.draft (at);
`;
