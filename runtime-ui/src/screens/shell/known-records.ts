import { useCallback } from 'react';
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

export function useFavourites() {
  const [favourites, setFavourites] = useOwnSetting<readonly KnownRecord[]>('favourites', []);
  const toggle = (record: KnownRecord) =>
    setFavourites((before) =>
      before.some((one) => isSame(one, record)) ? before.filter((one) => !isSame(one, record)) : [...before, record],
    );
  const has = (record: Pick<KnownRecord, 'entity' | 'id'>) => favourites.some((one) => isSame(one, record));
  return { favourites, toggle, has };
}
