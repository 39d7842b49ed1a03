import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import { fieldWithId } from '../../model/fields-of.ts';

/** Whose entries are shown: `user:<id>` or `team:<id>`, in the order in which they were chosen. */
export type Who = readonly string[];

const COLORS = [
  'blue',
  'pink',
  'teal',
  'orange',
  'violet',
  'green',
  'cyan',
  'red',
  'lime',
  'grape',
  'yellow',
  'indigo',
];

/** The fields by which entries belong to people and teams. */
export type Belonging = { readonly owner: FieldModel | undefined; readonly team: FieldModel | undefined };

export const belongingOf = (entity: EntityModel): Belonging => ({
  owner: fieldWithId(entity, entity.ownerField),
  team: fieldWithId(entity, entity.teamField),
});

export const whoFrom = (text: string | undefined): Who => (text ? text.split(',') : []);

const idsOf = (who: Who, kind: string): string[] =>
  who.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));

/** The list's own filter, and whose entries are wanted. */
export function filterOf(filter: Filter, who: Who, { owner, team }: Belonging): Filter {
  const [people, teams] = [idsOf(who, 'user'), idsOf(who, 'team')];
  const parts = [
    ...(owner && people.length > 0 ? [{ [owner.name]: { in: people } }] : []),
    ...(team && teams.length > 0 ? [{ [team.name]: { in: teams } }] : []),
  ];
  return parts.length === 0 ? filter : bothFilters(filter, { or: parts });
}

export const colorOfWho = (who: Who, one: string): string => COLORS[who.indexOf(one) % COLORS.length] ?? 'gray';

/** The colour of the person to whom an entry belongs, else of his team; undefined where neither was chosen. */
export function colorByWho(record: WireRecord, who: Who, { owner, team }: Belonging): string | undefined {
  const found = [
    `user:${String(record[owner?.name ?? ''] ?? '')}`,
    `team:${String(record[team?.name ?? ''] ?? '')}`,
  ].find((one) => who.includes(one));
  return found && colorOfWho(who, found);
}
