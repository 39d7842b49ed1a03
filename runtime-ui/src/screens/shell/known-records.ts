import { useCallback } from 'react';
import { useKeptSetting } from '../../client/kept-setting.ts';
import { useOwnSetting } from '../../client/own-setting.ts';

export type KnownRecord = { readonly entity: string; readonly id: string; readonly title: string };

const MOST_RECENT = 6;

const isSame = (one: KnownRecord, other: Pick<KnownRecord, 'entity' | 'id'>): boolean =>
  one.entity === other.entity && one.id === other.id;

export function useRecent() {
  const [recent, setRecent] = useOwnSetting<readonly KnownRecord[]>('recent', []);
  const remember = useCallback(
    (record: KnownRecord) =>
      setRecent((before) => {
        const isFirst = before[0] && isSame(before[0], record) && before[0].title === record.title;
        return isFirst ? before : [record, ...before.filter((one) => !isSame(one, record))].slice(0, MOST_RECENT);
      }),
    [setRecent],
  );
  const forget = useCallback(
    (record: Pick<KnownRecord, 'entity' | 'id'>) => setRecent((before) => before.filter((one) => !isSame(one, record))),
    [setRecent],
  );
  return { recent, remember, forget };
}

const NONE: readonly KnownRecord[] = [];
const MOST_FAVOURITES = 50;

/** Kept by the server, which tells of what happens to them. */
export function useFavourites() {
  const [kept, setFavourites] = useKeptSetting<readonly KnownRecord[]>('favourites', NONE);
  const favourites = kept ?? NONE;
  const toggle = (record: KnownRecord) =>
    setFavourites(
      favourites.some((one) => isSame(one, record))
        ? favourites.filter((one) => !isSame(one, record))
        : [...favourites, record].slice(-MOST_FAVOURITES),
    );
  const has = (record: Pick<KnownRecord, 'entity' | 'id'>) => favourites.some((one) => isSame(one, record));
  return { favourites, toggle, has };
}
