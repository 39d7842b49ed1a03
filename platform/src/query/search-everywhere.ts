import sql, { join, raw } from 'sql-template-tag';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { fold } from '../storage/fold.ts';
import { preparedName } from '../storage/prepared-name.ts';
import { quoted } from '../storage/table-names.ts';
import { contentQuery, contentsToSql, openFiles } from './contents-to-sql.ts';
import { fieldsToSql, searchTerms } from './search-to-sql.ts';
import { readableRows, rowsFor } from './veiled-rows.ts';
import { escapeLike } from './walk-filter.ts';

/** Candidates looked at per entity before ranking: bounds the time of a word that is everywhere. */
const CANDIDATES = 200;
const PER_ENTITY = 8;
const MOST_HITS = 40;
const SHORTEST = 2;

/** Of a text, where its words are looked for to show a line of it: that takes time. */
const HEADLINE_CHARACTERS = 60_000;
const HEADLINE = 'MaxWords=16, MinWords=8, MaxFragments=1, StartSel="", StopSel=""';

/**
 * Records of every entity in which all words occur, best first: the title is the text, begins with it, contains it, another field
 * does, or the text of a file of theirs, of which a line comes along then.
 * JSON text `{"items":[{"entity","id","title","text"}]}`.
 */
export async function searchEverywhere(database: Queryable, text: string, context: Context): Promise<string> {
  const phrase = text.trim();
  const terms = searchTerms(phrase);
  if (terms.join('').length < SHORTEST) return '{"items":[]}';
  const folded = fold(phrase);
  const pattern = escapeLike(folded);
  const parts = [...context.model.entities.values()].flatMap((entity) => {
    const { name } = entity.entity;
    const access = context.access.entity(name);
    const open = entity.searchable.filter((field) => access.readable.has(field.name));
    const files = openFiles(entity, context);
    const { column, field } = entity.titleField;
    const isSearched = open.length + files.length > 0;
    if (access.rows.read === 'none' || !isSearched || !column || !access.readable.has(field.name)) return [];
    const title = raw(`t.${quoted(column)}::text`);
    const shown = open.filter((one) => one.name !== field.name && one.type !== 'address').slice(0, 3);
    const line =
      shown.length === 0
        ? sql`''`
        : sql`concat_ws(' · ', ${join(shown.map((one) => raw(`nullif(t.${quoted(entity.fields.get(one.name)?.column ?? '')}::text, '')`)))})`;
    const inFields = fieldsToSql(phrase, entity, 't', context);
    const isOpen = sql`t.deleted_at is null and ${readableRows(entity, 't', context)}`;
    const inFiles =
      files.length === 0
        ? []
        : [
            sql`(select ${name}::text as entity, c.id, c.title,
                regexp_replace(ts_headline('german', left(c.content, ${HEADLINE_CHARACTERS}), ${contentQuery(terms)}, ${HEADLINE}), '\\s+', ' ', 'g') as line, 4 as rank
              from (select * from (
                  select distinct on (t.id) t.id, ${title} as title, x.content, ts_rank(x.words, ${contentQuery(terms)}) as weight
                  ${contentsToSql(terms, entity, files, 't', context)} and ${isOpen} and not coalesce(${inFields}, false)
                  order by t.id desc limit ${CANDIDATES}) m
                order by m.weight desc limit ${PER_ENTITY}) c)`,
          ];
    return [
      ...inFiles,
      sql`(select ${name}::text as entity, c.id, c.title, c.line, case
          when leitwerk.fold(c.title) = ${folded} then 0
          when leitwerk.fold(c.title) like ${`${pattern}%`} then 1
          when leitwerk.fold(c.title) like ${`%${pattern}%`} then 2 else 3 end as rank
        from (select t.id, ${title} as title, ${line} as line from ${rowsFor(entity, 't', context)}
          where ${isOpen} and ${inFields} limit ${CANDIDATES}) c
        order by rank, c.title limit ${PER_ENTITY})`,
    ];
  });
  if (parts.length === 0) return '{"items":[]}';
  const statement = sql`
    select coalesce(json_agg(json_build_object('entity', h.entity, 'id', h.id, 'title', coalesce(h.title, ''), 'text', h.line)), '[]')::text as items
    from (select * from (${join(parts, ' union all ')}) a order by rank, title limit ${MOST_HITS}) h`;
  const [row] = await database.query<{ items: string }>(statement, preparedName(statement.text));
  return `{"items":${row?.items ?? '[]'}}`;
}
