export const davLinks = `
  -- Which entry of a collection on another server is which record here, and what both had in common last. One without a record
  -- could not be taken over; the problem says why.
  create table leitwerk.dav_link (
    -- Of the record that stands for the collection there.
    collection uuid not null,
    href text not null,
    etag text,
    uid text,
    record_id uuid,
    base jsonb,
    stamp text,
    problem text,
    tries int not null default 0,
    tried_at timestamptz(3),
    primary key (collection, href)
  );
  create unique index dav_link_by_record on leitwerk.dav_link (collection, record_id) where record_id is not null;
`;
