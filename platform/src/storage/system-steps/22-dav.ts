export const dav = `
  -- Passwords of devices: good for calendars and address books only (/dav), each made, shown once and revoked by its owner.
  create table leitwerk.app_password (
    id uuid primary key,
    user_id uuid not null,
    name text not null,
    secret_hash bytea not null unique,
    created_at timestamptz(3) not null default now(),
    used_at timestamptz(3)
  );
  create index app_password_by_user on leitwerk.app_password (user_id);

  -- What a device said of a record and no field holds: how it calls the resource, and properties that are not known here.
  create table leitwerk.dav_resource (
    record_id uuid primary key,
    -- Id of the entity, and the last part of the address within its collections.
    entity text not null,
    name text not null,
    uid text not null,
    rest jsonb not null,
    revision int not null default 1,
    unique (entity, name)
  );
  create index dav_resource_by_uid on leitwerk.dav_resource (entity, uid);

  -- What a collection held when a device was told: a later answer is the difference to it. The digest is the token.
  create table leitwerk.dav_state (
    user_id uuid not null,
    collection text not null,
    digest bytea not null,
    members bytea not null,
    used_at timestamptz(3) not null default now(),
    primary key (user_id, collection, digest)
  );
`;
