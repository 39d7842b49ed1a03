export const stays = `
  -- The values that a record had in a field with options, one after the other. A record whose value has never changed has none here: what it
  -- has, it has had from its beginning. All of it stands in the history, too; here it is counted fast.
  create table leitwerk.stay (
    -- Ids of the entity and of its field.
    entity text not null,
    record_id uuid not null,
    field text not null,
    -- 1 for the first value that it had; one for each change. Times without a value are left out.
    place int not null,
    value text not null,
    entered timestamptz(3) not null,
    -- Null for the value that it has now.
    ended timestamptz(3),
    primary key (entity, record_id, field, place)
  );

  -- Fields whose stays are written down; see platform/src/stay/fill-stays.ts.
  create table leitwerk.stay_field (
    entity text not null,
    field text not null,
    -- Not rounded: a moment later must be later.
    noted_at timestamptz not null default now(),
    -- Record up to which the history from before has been gone through.
    after uuid,
    -- Since when the table above has all of it; until then the history is asked.
    filled_at timestamptz(3),
    primary key (entity, field)
  );
`;
