export const privacy = `
  -- Records that ordinary roles neither see nor change any more: 'retention' until a period ends, 'request' until somebody lifts it.
  create table leitwerk.restriction (
    record_id uuid not null,
    -- Id of its entity.
    entity text not null,
    cause text not null check (cause in ('retention', 'request')),
    -- Last day on which it must be kept; null: until lifted.
    until date,
    -- Whose data it is: name of the entity and id.
    person_entity text not null,
    person_id uuid not null,
    at timestamptz(3) not null default now(),
    actor uuid not null,
    primary key (record_id, cause)
  );
  create index restriction_by_person on leitwerk.restriction (person_id);
  create index restriction_due on leitwerk.restriction (until) where until is not null;

  -- As long as one holds, nothing of the person is erased.
  create table leitwerk.legal_hold (
    id uuid primary key,
    entity text not null,
    record_id uuid not null,
    reason text not null,
    set_at timestamptz(3) not null default now(),
    set_by uuid not null,
    lifted_at timestamptz(3),
    lifted_by uuid,
    lift_reason text
  );
  create unique index legal_hold_open on leitwerk.legal_hold (record_id) where lifted_at is null;

  -- What has been done about a person's data. It names no values and outlives them: it is the proof.
  create table leitwerk.privacy_event (
    id uuid primary key,
    at timestamptz(3) not null default now(),
    actor uuid not null,
    entity text not null,
    record_id uuid not null,
    action text not null,
    counts jsonb not null
  );
  create index privacy_event_by_record on leitwerk.privacy_event (record_id, at desc);

  -- Who has read sensitive fields of which record, and in which files personal data went out. Only added to, until it is too old.
  create table leitwerk.personal_access (
    id bigint generated always as identity primary key,
    at timestamptz(3) not null default now(),
    actor uuid not null,
    -- Id of the entity.
    entity text not null,
    record_id uuid not null,
    -- Ids of fields that held something.
    fields text[] not null,
    via text not null,
    -- The run that made the file.
    run_id uuid
  );
  create index personal_access_by_record on leitwerk.personal_access (record_id, id desc);
  create index personal_access_by_time on leitwerk.personal_access (at);
`;
