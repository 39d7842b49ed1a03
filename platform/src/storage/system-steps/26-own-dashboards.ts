export const ownDashboards = `
  -- Dashboards that people have put together for themselves. The content names entities and fields; it is masked for every reader.
  create table leitwerk.own_dashboard (
    id uuid primary key,
    owner uuid not null,
    name text not null,
    content jsonb not null,
    version int not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    -- Kept for a while, so that its removal can be undone.
    deleted_at timestamptz(3)
  );
  create index own_dashboard_by_owner on leitwerk.own_dashboard (owner);

  -- With whom they are shared: one person or one team.
  create table leitwerk.own_dashboard_share (
    dashboard uuid not null references leitwerk.own_dashboard (id) on delete cascade,
    user_id uuid,
    team_id uuid,
    may_change boolean not null,
    check ((user_id is null) <> (team_id is null)),
    unique nulls not distinct (dashboard, user_id, team_id)
  );
  create index own_dashboard_share_by_user on leitwerk.own_dashboard_share (user_id);
  create index own_dashboard_share_by_team on leitwerk.own_dashboard_share (team_id);
`;
