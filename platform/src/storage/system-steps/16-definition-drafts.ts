export const definitionDrafts = `
  -- Definitions as their vendor has made them. A customer's changes are what the live definitions differ from them.
  create table leitwerk.package (
    id uuid primary key,
    name text not null,
    version text not null,
    checksum text not null unique,
    documents json not null,
    author uuid not null,
    at timestamptz not null default now()
  );
  alter table leitwerk.model_version
    add column package uuid,
    -- What differs from the version before, as operations.
    add column operations jsonb;
  insert into leitwerk.package (id, name, version, checksum, documents, author)
    select gen_random_uuid(), '', '', checksum, documents, author from leitwerk.model_version order by version limit 1;
  update leitwerk.model_version set package = (select id from leitwerk.package);

  -- Definitions that somebody works on. Nothing of it is live.
  create table leitwerk.definition_draft (
    id uuid primary key,
    name text not null,
    note text not null,
    base_version int not null,
    package uuid,
    documents json not null,
    -- Number of operations between the base and the documents.
    changes int not null default 0,
    -- Places where a merge found both sides changed and nobody has decided yet.
    conflicts jsonb not null,
    revision int not null default 0,
    author uuid not null,
    at timestamptz not null default now(),
    changed_by uuid not null,
    changed_at timestamptz not null default now()
  );
  create table leitwerk.definition_draft_step (
    draft uuid not null references leitwerk.definition_draft (id) on delete cascade,
    revision int not null,
    operations jsonb not null,
    author uuid not null,
    at timestamptz not null default now(),
    primary key (draft, revision)
  );
  -- Who has a draft open. Worth nothing after a crash.
  create unlogged table leitwerk.definition_draft_visit (
    draft uuid not null,
    user_id uuid not null,
    at timestamptz not null default now(),
    primary key (draft, user_id)
  );
`;
