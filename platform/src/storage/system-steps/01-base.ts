import { MARKED, PLAIN } from '../fold.ts';

export const base = `
  create extension if not exists pg_trgm;
  create schema if not exists data;

  -- One form for text that is searched: small letters, no accents, umlauts spelled out.
  create function leitwerk.fold(value text) returns text
    language sql immutable parallel safe strict
    return replace(replace(replace(replace(translate(lower(value collate "de-x-icu"),
      '${MARKED}',
      '${PLAIN}'), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');

  -- Numbers without the blanks and marks that people put between their digits; +49 is also found as 0.
  create function leitwerk.squeeze(value text) returns text
    language sql immutable parallel safe strict
    return case when value like '+49%'
      then translate(lower(value), ' -/().+', '') || ' 0' || translate(lower(substr(value, 4)), ' -/().+', '')
      else translate(lower(value), ' -/().+', '') end;

  -- Whether a text can be read as another type; for changing the type of a field that has values.
  create function leitwerk.converts(value text, type text) returns boolean
    language plpgsql stable as $$
    begin
      execute format('select $1::%s', type) using value;
      return true;
    exception when others then
      return false;
    end $$;

  create table leitwerk.model_version (
    version int primary key,
    at timestamptz(3) not null default now(),
    author uuid not null,
    note text not null,
    checksum text not null,
    documents json not null
  );

  create table leitwerk.history (
    id uuid primary key,
    entity text not null,
    record_id uuid not null,
    at timestamptz(3) not null,
    actor uuid not null,
    action text not null,
    event text,
    changes jsonb not null,
    model_version int not null,
    request_id text
  );
  create index history_by_record on leitwerk.history (record_id, at desc, id desc);

  create table leitwerk.outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    name text not null,
    entity text not null,
    record_id uuid not null,
    version int not null,
    actor uuid not null,
    at timestamptz(3) not null
  );

  create table leitwerk.numbering_counter (
    numbering text not null,
    period text not null,
    value bigint not null,
    primary key (numbering, period)
  );

  create table leitwerk.credential (
    user_id uuid primary key,
    password_hash text not null,
    changed_at timestamptz(3) not null default now()
  );

  create table leitwerk.session (
    token_hash bytea primary key,
    user_id uuid not null,
    created_at timestamptz(3) not null default now(),
    used_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null
  );
  create index session_by_user on leitwerk.session (user_id);

  create table leitwerk.api_token (
    id uuid primary key,
    user_id uuid not null,
    name text not null,
    token_hash bytea not null unique,
    scopes text[] not null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3),
    used_at timestamptz(3)
  );
  create index api_token_by_user on leitwerk.api_token (user_id);

  create table leitwerk.idempotency (
    actor uuid not null,
    key text not null,
    request_hash bytea not null,
    status int not null,
    headers jsonb not null,
    body text not null,
    at timestamptz(3) not null default now(),
    primary key (actor, key)
  );

  create table leitwerk.file (
    id uuid primary key,
    name text not null,
    type text not null,
    size bigint not null,
    sha256 bytea not null,
    created_by uuid not null,
    created_at timestamptz(3) not null default now(),
    entity text,
    record_id uuid,
    field text
  );
  create index file_by_record on leitwerk.file (record_id);
  create table leitwerk.file_chunk (
    file_id uuid not null references leitwerk.file (id) on delete cascade,
    position int not null,
    data bytea not null,
    primary key (file_id, position)
  );
  alter table leitwerk.file_chunk alter column data set storage external;

  create table leitwerk.setting (
    key text primary key,
    value jsonb not null
  );
`;
