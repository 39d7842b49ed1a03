export const signIn = `
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
`;
