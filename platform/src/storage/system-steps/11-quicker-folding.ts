import { MARKED, PLAIN } from '../fold.ts';

export const quickerFolding = `
  -- Text without a letter of two bytes has nothing to fold: most of all that is stored. Neither function is strict: PostgreSQL
  -- puts the body of a strict one in the place of its call only without "case".
  create or replace function leitwerk.fold(value text) returns text
    language sql immutable parallel safe
    return case when octet_length(value) = length(value) then lower(value collate "C") collate "de-x-icu"
      else replace(replace(replace(replace(translate(lower(value collate "de-x-icu"),
        '${MARKED}',
        '${PLAIN}'), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss') end;
  create or replace function leitwerk.squeeze(value text) returns text
    language sql immutable parallel safe
    return case when value like '+49%'
      then translate(lower(value), ' -/().+', '') || ' 0' || translate(lower(substr(value, 4)), ' -/().+', '')
      else translate(lower(value), ' -/().+', '') end;
  create or replace function leitwerk.sound(value text) returns text
    language sql immutable parallel safe
    return trim(regexp_replace(regexp_replace(translate(
      replace(regexp_replace(regexp_replace(regexp_replace(replace(regexp_replace(regexp_replace(replace(
      regexp_replace(regexp_replace(leitwerk.fold(value),
        '[^a-z0-9]+', ' ', 'g'),
        '\\m(gmbh|mbh|ag|kg|kgaa|co|ug|ohg|gbr|eg|ev|e v|se|inc|ltd)\\M', '', 'g'),
        'ph', 'F'),
        '[dt](?=[csz])', 'S', 'g'),
        '(?<=[ckq])x', 'S', 'g'),
        'x', 'GS'),
        '\\mc(?=[ahkloqru])', 'G', 'g'),
        '(?<=[sz])c', 'S', 'g'),
        'c(?=[ahkoqu])', 'G', 'g'),
        'c', 'S'),
      'aeijouybpdtfvwgkqlmnrszh', 'AAAAAAABBDDFFFGGGLNNRSS'),
      '([A-Z ])\\1+', '\\1', 'g'), '(?<=[A-Z])A', '', 'g'));
`;
