export const fileTexts = `
  -- The text in files, for searching; of those alone that a searchable field has. \`waiting\` → \`read\` | \`failed\`.
  create table leitwerk.file_text (
    file_id uuid primary key references leitwerk.file (id) on delete cascade,
    state text not null default 'waiting',
    -- Counted before each try, so that a file that ends the whole process does not end it for ever.
    tries int not null default 0,
    -- Code of why there is no text.
    reason text,
    content text not null default '',
    words tsvector not null default ''::tsvector,
    at timestamptz(3) not null default now()
  );
  create index file_text_by_words on leitwerk.file_text using gin (words);
  create index file_text_waiting on leitwerk.file_text (file_id) where state = 'waiting';

  -- Words as they are bent in German, and as they stand there, in either spelling of umlauts.
  create function leitwerk.words_of(value text) returns tsvector
    language sql immutable parallel safe strict
    return to_tsvector('pg_catalog.german', value) || to_tsvector('pg_catalog.simple', leitwerk.fold(value));

  -- One word of a search: in any form, or as the beginning of a word.
  create function leitwerk.word_query(word text) returns tsquery
    language sql immutable parallel safe strict
    return plainto_tsquery('pg_catalog.german', word) ||
      case when numnode(phraseto_tsquery('pg_catalog.simple', leitwerk.fold(word))) = 0 then ''::tsquery
        else (phraseto_tsquery('pg_catalog.simple', leitwerk.fold(word))::text || ':*')::tsquery end;
`;
