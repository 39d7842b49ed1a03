import type { DraftIssue } from '../../client/drafts.ts';
import { pathText } from '../../schema-form/value-path.ts';
import type { Picture } from './picture.ts';

/** What is wrong, by the path of the state or the id of the transition that it is about: the innermost one. */
export type PictureIssues = {
  readonly ofState: ReadonlyMap<string, readonly DraftIssue[]>;
  readonly ofWay: ReadonlyMap<string, readonly DraftIssue[]>;
};

export function issuesOfPicture(picture: Picture, issues: readonly DraftIssue[]): PictureIssues {
  const places = [
    ...picture.states.map(({ path, at }) => ({ key: path, at: pathText(at), isWay: false })),
    ...picture.ways.map(({ id, at }) => ({ key: id, at: pathText(at), isWay: true })),
  ].toSorted((one, other) => other.at.length - one.at.length);
  const [ofState, ofWay] = [new Map<string, DraftIssue[]>(), new Map<string, DraftIssue[]>()];
  for (const issue of issues) {
    const place = places.find(({ at }) => at !== '' && (issue.path === at || issue.path.startsWith(`${at}.`)));
    if (!place) continue;
    const into = place.isWay ? ofWay : ofState;
    into.set(place.key, [...(into.get(place.key) ?? []), issue]);
  }
  return { ofState, ofWay };
}

/** What stands at a place of the definition, or around it: the innermost state or transition. */
export function elementAt(picture: Picture, path: string): Selected | null {
  const within = (at: string): boolean => at !== '' && (path === at || path.startsWith(`${at}.`));
  const way = picture.ways.find(({ at }) => within(pathText(at)));
  if (way) return { way: way.id };
  const states = picture.states.filter(({ at }) => within(pathText(at)));
  const innermost = states.toSorted((one, other) => other.at.length - one.at.length)[0];
  return innermost ? { state: innermost.path } : null;
}

/** What somebody works on. */
export type Selected = { readonly state: string } | { readonly way: string };

export const isSelectedState = (selected: Selected | null, path: string): boolean =>
  selected !== null && 'state' in selected && selected.state === path;

export const isSelectedWay = (selected: Selected | null, id: string): boolean =>
  selected !== null && 'way' in selected && selected.way === id;
