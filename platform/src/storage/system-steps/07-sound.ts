export const sound = `
  -- How a name sounds, for finding it in another spelling (Kölner Phonetik, with letters for its codes, so that digits stay
  -- themselves): Meier, Maier and Meyer are one. Legal forms of companies do not count.
  create function leitwerk.sound(value text) returns text
    language sql immutable parallel safe strict
    return trim(regexp_replace(regexp_replace(translate(
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      regexp_replace(regexp_replace(leitwerk.fold(value),
        '[^a-z0-9]+', ' ', 'g'),
        '\\m(gmbh|mbh|ag|kg|kgaa|co|ug|ohg|gbr|eg|ev|e v|se|inc|ltd)\\M', '', 'g'),
        'ph', 'F', 'g'),
        '[dt](?=[csz])', 'S', 'g'),
        '(?<=[ckq])x', 'S', 'g'),
        'x', 'GS', 'g'),
        '\\mc(?=[ahkloqru])', 'G', 'g'),
        '(?<=[sz])c', 'S', 'g'),
        'c(?=[ahkoqu])', 'G', 'g'),
        'c', 'S', 'g'),
      'aeijouybpdtfvwgkqlmnrszh', 'AAAAAAABBDDFFFGGGLNNRSS'),
      '([A-Z ])\\1+', '\\1', 'g'), '(?<=[A-Z])A', '', 'g'));
`;
