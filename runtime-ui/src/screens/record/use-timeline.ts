import type { HistoryEntry, WireRecord } from '@leitwerk/metadata/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { listHistory, listRecords } from '../../client/records.ts';
import type { EntityModel } from '../../model/definitions.ts';
import type { TimelineSource } from '../../model/timeline-sources.ts';
import { excerptField } from './excerpt-field.ts';
import type { SourcePage } from './merge-pages.ts';
import { mergePages } from './merge-pages.ts';

/** The filter that shows the changes of the record itself. */
export const CHANGES = 'changes';

export type TimelineEntry =
  | { readonly kind: 'change'; readonly at: string; readonly change: HistoryEntry }
  | { readonly kind: 'record'; readonly at: string; readonly source: TimelineSource; readonly record: WireRecord };

const ROWS = 25;

type Read = (after: string | undefined) => Promise<SourcePage<TimelineEntry>>;

/** Where each source goes on, null when it has come to its end, and what was read and not shown. */
type Position = {
  readonly after: Readonly<Record<string, string | null>>;
  readonly waiting: readonly TimelineEntry[];
};
const BEGINNING: Position = { after: {}, waiting: [] };

/** Changes of a record and records that point at it in one order, page by page. @param shown key of one source, or all */
export function useTimeline(
  entity: EntityModel,
  id: string,
  sources: readonly TimelineSource[],
  shown: string | undefined,
) {
  const readers: Readonly<Record<string, Read>> = {
    [CHANGES]: async (after) => {
      const page = await listHistory(entity.name, id, after);
      return {
        entries: page.items.map((change) => ({ kind: 'change', at: change.at, change })),
        next: page.next,
      };
    },
    ...Object.fromEntries(sources.map((source) => [source.key, readerOf(source, id)])),
  };
  const wanted = Object.entries(readers).filter(([key]) => shown === undefined || key === shown);
  return useInfiniteQuery({
    queryKey: queryKeys.timeline(
      entity.name,
      id,
      sources.map((source) => source.entity.name),
      shown,
    ),
    staleTime: 0,
    initialPageParam: BEGINNING,
    queryFn: async ({ pageParam: { after, waiting } }) => {
      const open = wanted.filter(([key]) => after[key] !== null);
      const pages = await Promise.all(open.map(([key, read]) => read(after[key] ?? undefined)));
      const next = Object.fromEntries(open.map(([key], index) => [key, pages[index]?.next ?? null]));
      return { ...mergePages(waiting, pages), after: { ...after, ...next } };
    },
    getNextPageParam: ({ after, waiting }): Position | undefined =>
      Object.values(after).some((one) => one !== null) || waiting.length > 0 ? { after, waiting } : undefined,
  });
}

const readerOf =
  (source: TimelineSource, id: string): Read =>
  async (after) => {
    const { entity, via, at } = source;
    const page = await listRecords(
      entity.name,
      {
        filter: { [via.name]: via.type === 'references' ? { has: id } : id },
        sort: [`-${at}`],
        fields: fieldsOf(entity),
        limit: ROWS,
      },
      after,
    );
    return {
      entries: page.items.map((record) => ({ kind: 'record', at: String(record[at] ?? ''), source, record })),
      next: page.next,
    };
  };

/** Of long texts the first one only, as it is shown: mails carry megabytes in others. */
function fieldsOf({ fields }: EntityModel): readonly string[] {
  const text = excerptField(fields);
  const shown = fields.filter((field) => field === text || !LONG.has(field.type)).map(({ name }) => name);
  // By some of these entries are placed, and say who made them.
  return ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', ...shown];
}

const LONG: ReadonlySet<string> = new Set(['long-text', 'rich-text', 'json']);
