export const savedViews = `
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
`;
