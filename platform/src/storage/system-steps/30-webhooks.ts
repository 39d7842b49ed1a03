export const webhooks = `
  -- Other systems that are told of records. The secrets are sealed (leitwerk.secret, module webhooks).
  create table leitwerk.webhook (
    id uuid primary key,
    name text not null,
    address text not null,
    -- Ids of the roles with whose rights the records are read.
    roles text[] not null,
    owner uuid not null,
    created_at timestamptz(3) not null default now(),
    changed_at timestamptz(3) not null default now(),
    -- Why nothing is sent: by-hand, gone, failing, refused, restored; null when it is.
    paused text,
    problem jsonb,
    -- Since the last time that something was taken.
    failures int not null default 0,
    failing_since timestamptz(3),
    succeeded_at timestamptz(3),
    -- Not before this, after a failure.
    resume_at timestamptz(3)
  );

  create table leitwerk.webhook_topic (
    webhook_id uuid not null references leitwerk.webhook on delete cascade,
    -- Id of the entity.
    entity text not null,
    -- created, updated, deleted, restored, moved
    happenings text[] not null,
    -- Ids of events of its status; all when null.
    transitions text[],
    filter jsonb,
    -- Names of fields; all that the roles may read when null.
    fields text[],
    primary key (webhook_id, entity)
  );

  create table leitwerk.webhook_delivery (
    id uuid primary key,
    number bigint generated always as identity,
    webhook_id uuid not null references leitwerk.webhook on delete cascade,
    event_id uuid not null,
    entity text,
    happening text not null,
    record_id uuid,
    version int,
    at timestamptz(3) not null,
    -- new: nobody has read its record yet; then waiting, sent, failed
    state text not null,
    body text,
    tries int not null default 0,
    first_tried_at timestamptz(3),
    tried_at timestamptz(3),
    next_at timestamptz(3) not null default now(),
    status int,
    duration_ms int,
    answer text,
    problem text,
    -- The last tries, newest first.
    log jsonb,
    unique (webhook_id, event_id)
  );
  create index webhook_delivery_open on leitwerk.webhook_delivery (webhook_id, number) where state in ('new', 'waiting');
  create index webhook_delivery_log on leitwerk.webhook_delivery (webhook_id, number desc);
  create index webhook_delivery_record on leitwerk.webhook_delivery (record_id);
`;
