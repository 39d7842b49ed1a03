export const subscriptions = `
  -- Dashboards and reports that go out by mail on a schedule. What they are is looked up whenever they are sent.
  create table leitwerk.subscription (
    id uuid primary key,
    -- Whoever has made it.
    user_id uuid not null,
    name text not null,
    -- \`dashboard\` or \`report\`, by its id.
    kind text not null,
    subject text not null,
    period jsonb not null,
    chosen jsonb not null,
    -- People of the installation, who are told what they may read themselves, and addresses outside.
    people uuid[] not null,
    addresses text[] not null,
    -- {every, time, weekday, day}
    schedule jsonb not null,
    -- When it is sent next; null while it is not.
    next_at timestamptz(3),
    -- \`by-hand\` or \`restored\`; null: it goes on.
    paused text,
    -- Why it is never sent again: \`no-right\`, \`gone\`.
    ended text,
    created_at timestamptz(3) not null default now()
  );
  create index subscription_by_user on leitwerk.subscription (user_id);
  create index subscription_due on leitwerk.subscription (next_at) where next_at is not null;

  -- What one recipient gets at one time. \`waiting\` → \`handed\` (to the outgoing mail) | \`nothing\` (he may read nothing of it) | \`failed\`
  create table leitwerk.subscription_copy (
    id uuid primary key,
    subscription uuid not null references leitwerk.subscription (id) on delete cascade,
    due_at timestamptz(3) not null,
    -- A user's id, or an address.
    recipient text not null,
    is_trial boolean not null,
    state text not null,
    problem text,
    tries int not null default 0,
    -- Of the outgoing mail.
    mail uuid,
    unique (subscription, due_at, recipient)
  );
  create index subscription_copy_by_mail on leitwerk.subscription_copy (mail) where mail is not null;
  create index subscription_copy_by_time on leitwerk.subscription_copy (due_at);
`;
