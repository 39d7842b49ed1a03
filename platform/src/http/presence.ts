import sql from 'sql-template-tag';
import type { Database } from '../storage/database.ts';

const CHANNEL = 'leitwerk_presence';

/** A browser tab in which somebody has a record open. */
export type Presence = {
  readonly user: string;
  readonly tab: string;
  readonly entity: string;
  readonly id: string;
  readonly editing: boolean;
};

type Key = Pick<Presence, 'user' | 'tab'>;
type Place = Pick<Presence, 'entity' | 'id'>;
type Held = Presence & { readonly until: number };

export type PresenceBoard = {
  /** Says that a tab has a record open; again before it is forgotten. */
  readonly enter: (presence: Presence) => Promise<void>;
  readonly leave: (key: Key) => Promise<void>;
  readonly at: (place: Place) => readonly Presence[];
  readonly of: (key: Key) => Presence | undefined;
  /** Told of every record at which somebody has come, gone or begun to edit. */
  readonly subscribe: (listener: (place: Place) => void) => () => void;
  readonly close: () => Promise<void>;
};

/** Tabs say every 20 s that they are still there; what is silent for longer belonged to a process that is gone. */
const FORGET_MS = 50_000;
const SWEEP_MS = 10_000;
const MOST_TABS = 50;

const keyOf = ({ user, tab }: Key): string => `${user}/${tab}`;

/** Who has which record open, in every process alike: each tells the others by PostgreSQL's notices. Nothing of it is stored. */
export async function openPresenceBoard(database: Database): Promise<PresenceBoard> {
  const held = new Map<string, Held>();
  const listeners = new Set<(place: Place) => void>();
  const tell = (place: Place): void => {
    for (const listener of listeners) listener(place);
  };
  const drop = (key: string): void => {
    const known = held.get(key);
    held.delete(key);
    if (known) tell(known);
  };
  /** The oldest of a person's tabs gives way when there are too many. */
  const boundTabs = (user: string): void => {
    const own = [...held].filter(([, one]) => one.user === user);
    const [oldest] = own;
    if (oldest && own.length >= MOST_TABS) drop(oldest[0]);
  };
  const take = (notice: Key & Partial<Presence>): void => {
    const { user, tab, entity, id, editing = false } = notice;
    const key = keyOf(notice);
    if (entity === undefined || id === undefined) return drop(key);
    const known = held.get(key);
    if (!known) boundTabs(user);
    held.set(key, { user, tab, entity, id, editing, until: Date.now() + FORGET_MS });
    const isSame = known?.entity === entity && known.id === id;
    if (known && !isSame) tell(known);
    if (!isSame || known.editing !== editing) tell({ entity, id });
  };
  const stop = await database.listen(
    CHANNEL,
    (payload) => take(JSON.parse(payload) as Key & Partial<Presence>),
    () => undefined,
  );
  const sweep = setInterval(() => {
    const now = Date.now();
    for (const [key, { until }] of held) if (until < now) drop(key);
  }, SWEEP_MS);
  const send = async (notice: Key): Promise<void> => {
    await database.query(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`, 'notify-presence');
  };
  return {
    enter: send,
    leave: ({ user, tab }) => send({ user, tab }),
    at: (place) => [...held.values()].filter((one) => one.entity === place.entity && one.id === place.id),
    of: (key) => held.get(keyOf(key)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(sweep);
      await stop();
    },
  };
}
