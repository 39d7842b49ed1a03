export const secrets = `
  -- What modules must keep and nobody may read: sealed with a key that is not in the database (platform/src/secret).
  create table leitwerk.secret (
    module text not null,
    key text not null,
    sealed bytea not null,
    changed_at timestamptz(3) not null default now(),
    primary key (module, key)
  );
`;
