import sql, { raw } from 'sql-template-tag';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { Database, Queryable } from './database.ts';
import { MARKED, PLAIN } from './fold.ts';

/**
 * Tables of the platform itself (schema `leitwerk`), in the order in which they came. Entities live in the schema `data`,
 * whose tables are made from the model. A step that has been released never changes; a new one is added at the end.
 */
const STEPS: readonly string[] = [
  `
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
  `,
  `
  -- One-time links with which a person sets a password. Without a user it is the link of the first administrator.
  create table leitwerk.password_link (
    id uuid primary key,
    token_hash bytea not null unique,
    purpose text not null check (purpose in ('invite', 'reset', 'setup')),
    user_id uuid,
    created_by uuid not null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    used_at timestamptz(3),
    check ((user_id is null) = (purpose = 'setup'))
  );
  create index password_link_by_user on leitwerk.password_link (user_id);

  -- Counters of the rate limiter, in the columns that its library wants.
  create table leitwerk.sign_in_attempt (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  );

  alter table leitwerk.session add column id uuid not null unique default gen_random_uuid();
  alter table leitwerk.session add column address text;
  `,
  `
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
  `,
  `
  -- Lists that people have set up and keep under a name. The content names fields; it is masked for every reader.
  create table leitwerk.saved_view (
    id uuid primary key,
    entity text not null,
    name text not null,
    owner uuid not null,
    shared text not null check (shared in ('private', 'team', 'everyone')),
    team uuid,
    content jsonb not null,
    version int not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    check ((shared = 'team') = (team is not null))
  );
  create index saved_view_by_entity on leitwerk.saved_view (entity);

  -- The view that holders of a role see first: a saved one or one from definitions.
  create table leitwerk.view_default (
    entity text not null,
    role text not null,
    view text not null,
    primary key (entity, role)
  );

  -- What people set up for themselves, wherever they sign in.
  create table leitwerk.own_setting (
    user_id uuid not null,
    key text not null,
    value jsonb not null,
    primary key (user_id, key)
  );
  `,
  `
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
  `,
  `
  -- Records that were made one. changed: every record that it wrote, with the version that it left.
  create table leitwerk.merge (
    id uuid primary key,
    entity text not null,
    survivor_id uuid not null,
    other_id uuid not null,
    actor uuid not null,
    at timestamptz(3) not null default now(),
    changed jsonb not null,
    undone_at timestamptz(3)
  );
  create index merge_by_survivor on leitwerk.merge (survivor_id);
  `,
  `
  -- How a name sounds, for finding it in another spelling (Kölner Phonetik, with letters for its codes, so that digits stay
  -- themselves): Meier, Maier and Meyer are one. Legal forms of companies do not count.
  create function leitwerk.sound(value text) returns text
    language sql immutable parallel safe strict
    return trim(regexp_replace(regexp_replace(translate(
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      regexp_replace(regexp_replace(leitwerk.fold(value),
        '[^a-z0-9]+', ' ', 'g'),
        '\\m(gmbh|mbh|ag|kg|kgaa|co|ug|ohg|gbr|eg|ev|e v|se|inc|ltd)\\M', '', 'g'),
        'ph', 'F', 'g'),
        '[dt](?=[csz])', 'S', 'g'),
        '(?<=[ckq])x', 'S', 'g'),
        'x', 'GS', 'g'),
        '\\mc(?=[ahkloqru])', 'G', 'g'),
        '(?<=[sz])c', 'S', 'g'),
        'c(?=[ahkoqu])', 'G', 'g'),
        'c', 'S', 'g'),
      'aeijouybpdtfvwgkqlmnrszh', 'AAAAAAABBDDFFFGGGLNNRSS'),
      '([A-Z ])\\1+', '\\1', 'g'), '(?<=[A-Z])A', '', 'g'));
  `,
  `
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
  `,
  `
  -- What people are told of. Neither texts nor titles: it is worded for who reads it, when he does. cause says from what it
  -- follows, so that a repeat changes nothing; at lies ahead while it is put off.
  create table leitwerk.notification (
    id uuid primary key,
    user_id uuid not null,
    kind text not null,
    cause text not null,
    entity text,
    run_id uuid,
    actor uuid,
    state text,
    count int not null default 0,
    at timestamptz(3) not null,
    read_at timestamptz(3),
    wakes boolean not null default false,
    unique (cause, user_id)
  );
  create index notification_by_user on leitwerk.notification (user_id, at, id);
  create index notification_unread on leitwerk.notification (user_id, at) where read_at is null;
  create index notification_waking on leitwerk.notification (at) where wakes;
  create index notification_by_time on leitwerk.notification (at);
  create table leitwerk.notification_record (
    notification_id uuid not null references leitwerk.notification (id) on delete cascade,
    record_id uuid not null,
    primary key (notification_id, record_id)
  );
  -- Whoever has marked a record is looked for by the record.
  create index own_setting_favourites on leitwerk.own_setting (user_id) where key = 'favourites';
  `,
  `
  -- Files with the same content.
  create index file_by_content on leitwerk.file (sha256);
  `,
  `
  -- Text without a letter of two bytes has nothing to fold: most of all that is stored. Neither function is strict: PostgreSQL
  -- puts the body of a strict one in the place of its call only without "case".
  create or replace function leitwerk.fold(value text) returns text
    language sql immutable parallel safe
    return case when octet_length(value) = length(value) then lower(value collate "C") collate "de-x-icu"
      else replace(replace(replace(replace(translate(lower(value collate "de-x-icu"),
        '${MARKED}',
        '${PLAIN}'), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss') end;
  create or replace function leitwerk.squeeze(value text) returns text
    language sql immutable parallel safe
    return case when value like '+49%'
      then translate(lower(value), ' -/().+', '') || ' 0' || translate(lower(substr(value, 4)), ' -/().+', '')
      else translate(lower(value), ' -/().+', '') end;
  create or replace function leitwerk.sound(value text) returns text
    language sql immutable parallel safe
    return trim(regexp_replace(regexp_replace(translate(
      replace(regexp_replace(regexp_replace(regexp_replace(replace(regexp_replace(regexp_replace(replace(
      regexp_replace(regexp_replace(leitwerk.fold(value),
        '[^a-z0-9]+', ' ', 'g'),
        '\\m(gmbh|mbh|ag|kg|kgaa|co|ug|ohg|gbr|eg|ev|e v|se|inc|ltd)\\M', '', 'g'),
        'ph', 'F'),
        '[dt](?=[csz])', 'S', 'g'),
        '(?<=[ckq])x', 'S', 'g'),
        'x', 'GS'),
        '\\mc(?=[ahkloqru])', 'G', 'g'),
        '(?<=[sz])c', 'S', 'g'),
        'c(?=[ahkoqu])', 'G', 'g'),
        'c', 'S'),
      'aeijouybpdtfvwgkqlmnrszh', 'AAAAAAABBDDFFFGGGLNNRSS'),
      '([A-Z ])\\1+', '\\1', 'g'), '(?<=[A-Z])A', '', 'g'));
  `,
  `
  -- Processes. Each keeps the definition that it began with; definitions are kept once, by their checksum.
  create table leitwerk.workflow_definition (
    checksum text primary key,
    workflow text not null,
    definition json not null
  );
  create table leitwerk.workflow_instance (
    id uuid primary key,
    workflow text not null,
    definition text not null references leitwerk.workflow_definition (checksum),
    entity text not null,
    record_id uuid not null,
    state text not null,
    value jsonb not null,
    history jsonb not null,
    step int not null,
    problem jsonb,
    failed_event text,
    cause text not null,
    started_at timestamptz(3) not null,
    started_by uuid not null,
    ended_at timestamptz(3),
    unique (workflow, record_id, cause)
  );
  create unique index workflow_running on leitwerk.workflow_instance (workflow, record_id) where state in ('running', 'stopped');
  create index workflow_by_record on leitwerk.workflow_instance (record_id);
  -- What has happened, with the conditions as they were. cause makes a repeat of the same event harmless.
  create table leitwerk.workflow_step (
    instance_id uuid not null references leitwerk.workflow_instance (id) on delete cascade,
    step int not null,
    at timestamptz(3) not null,
    actor uuid not null,
    event text not null,
    cause text not null,
    value jsonb not null,
    truth jsonb not null,
    actions jsonb not null,
    primary key (instance_id, step),
    unique (instance_id, cause)
  );
  create table leitwerk.workflow_timer (
    instance_id uuid not null references leitwerk.workflow_instance (id) on delete cascade,
    event text not null,
    delay text not null,
    entered timestamptz(3) not null,
    due timestamptz(3),
    primary key (instance_id, event)
  );
  create index workflow_timer_due on leitwerk.workflow_timer (due);
  alter table leitwerk.job_outbox add column at timestamptz(3);
  `,
];

/** Any number of processes may start at once: one makes the tables, the others wait. */
const START_LOCK = 7_301_001;

/** Brings the platform's own tables to the newest step. */
export async function migrateSystemTables(database: Database): Promise<void> {
  await database.transaction((tx) => takeSystemSteps(tx, STEPS.length));
}

/** How many steps this version knows. */
export const SYSTEM_STEPS = STEPS.length;

/** The first `count` steps that have not been taken yet, in a transaction that the caller has begun. */
export async function takeSystemSteps(tx: Queryable, count: number): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${START_LOCK})`);
  await tx.query(sql`create schema if not exists leitwerk`);
  await tx.query(
    sql`create table if not exists leitwerk.migration (step int primary key, at timestamptz not null default now())`,
  );
  const done = await tx.query<{ step: number }>(sql`select step from leitwerk.migration`);
  const known = new Set(done.map((row) => row.step));
  for (const [step, text] of STEPS.slice(0, count).entries()) {
    if (known.has(step)) continue;
    await tx.query(raw(text));
    await tx.query(sql`insert into leitwerk.migration (step) values (${step})`);
  }
}

/** The system's own user, so that every author is a record. Called when the table `user` exists. */
export async function ensureSystemUser(database: Database): Promise<void> {
  await database.query(sql`
    insert into data."user" (id, version, created_at, created_by, updated_at, updated_by, email, name, active)
    values (${SYSTEM_USER_ID}, 1, now(), ${SYSTEM_USER_ID}, now(), ${SYSTEM_USER_ID}, 'system@localhost', 'Leitwerk', false)
    on conflict (id) do nothing`);
}
