export const merges = `
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
`;
