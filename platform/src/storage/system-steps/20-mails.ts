export const mails = `
  -- Mail that goes out, put here with what it belongs to and sent after the commit.
  -- \`waiting\` → \`sending\` → \`sent\` | \`failed\` | \`uncertain\` (the process or the connection ended in between: never sent again by itself)
  create table leitwerk.mail (
    id uuid primary key,
    state text not null,
    recipient text not null,
    subject text not null,
    html text not null,
    text text not null,
    -- [{cid, name, type, content (base64)}]
    pictures jsonb not null,
    files uuid[] not null,
    -- The record that shows the state, in this field (ids).
    entity text not null,
    record_id uuid not null,
    field text,
    actor uuid not null,
    -- What the mail server or the connection said.
    error text,
    created_at timestamptz(3) not null default now(),
    changed_at timestamptz(3) not null default now()
  );
  create index mail_by_record on leitwerk.mail (record_id);
`;
