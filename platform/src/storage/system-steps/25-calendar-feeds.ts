export const calendarFeeds = `
  -- Secret addresses by which other programs read a calendar of a person: each made, shown once and revoked by its owner.
  create table leitwerk.calendar_feed (
    id uuid primary key,
    user_id uuid not null,
    name text not null,
    -- Name of the calendar among those of its owner.
    calendar text not null,
    shows text not null check (shows in ('everything', 'busy')),
    secret_hash bytea not null unique,
    created_at timestamptz(3) not null default now(),
    used_at timestamptz(3)
  );
  create index calendar_feed_by_user on leitwerk.calendar_feed (user_id);
`;
