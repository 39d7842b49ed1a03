export const notifications = `
  -- What people are told of. Neither texts nor titles: it is worded for who reads it, when he does. cause says from what it
  -- follows, so that a repeat changes nothing; at lies ahead while it is put off.
  create table leitwerk.notification (
    id uuid primary key,
    user_id uuid not null,
    kind text not null,
    cause text not null,
    entity text,
    run_id uuid,
    actor uuid,
    state text,
    count int not null default 0,
    at timestamptz(3) not null,
    read_at timestamptz(3),
    wakes boolean not null default false,
    unique (cause, user_id)
  );
  create index notification_by_user on leitwerk.notification (user_id, at, id);
  create index notification_unread on leitwerk.notification (user_id, at) where read_at is null;
  create index notification_waking on leitwerk.notification (at) where wakes;
  create index notification_by_time on leitwerk.notification (at);
  create table leitwerk.notification_record (
    notification_id uuid not null references leitwerk.notification (id) on delete cascade,
    record_id uuid not null,
    primary key (notification_id, record_id)
  );
  -- Whoever has marked a record is looked for by the record.
  create index own_setting_favourites on leitwerk.own_setting (user_id) where key = 'favourites';
`;
