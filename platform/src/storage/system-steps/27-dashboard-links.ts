export const dashboardLinks = `
  -- Secret addresses under which somebody shows dashboards to people without an account. What they show is fixed when they are made.
  create table leitwerk.dashboard_link (
    id uuid primary key,
    -- By whose rights is counted.
    user_id uuid not null,
    name text not null,
    pages jsonb not null,
    -- After so many seconds the next of several pages is shown.
    turn_seconds int not null,
    secret_hash bytea not null unique,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    used_at timestamptz(3),
    check (expires_at <= created_at + interval '366 days')
  );
  create index dashboard_link_by_user on leitwerk.dashboard_link (user_id);
`;
