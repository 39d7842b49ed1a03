import type { WireRecord } from '@leitwerk/metadata/wire';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { journalReference } from '../../model/choose-definitions.ts';
import type { EntityModel, JournalDefinition } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';

export type JournalEntry = {
  readonly kind: 'journal';
  readonly at: string;
  readonly journal: JournalDefinition;
  readonly entity: EntityModel;
  readonly record: WireRecord;
};

/** Entries of journals whose entity has a reference to this one. */
export function useJournalEntries(entity: EntityModel, id: string): readonly JournalEntry[] {
  const model = useModel();
  const reference = journalReference(model, entity);
  const other = reference?.other;
  const typeField = other?.fields.find((field) => field.journal);
  const query = { filter: { [reference?.field.name ?? 'id']: id }, limit: 100 };
  const page = useQuery({
    queryKey: queryKeys.list(other?.name ?? '', query),
    enabled: other !== undefined && typeField !== undefined,
    queryFn: ({ signal }) => listRecords(other?.name ?? '', query, undefined, signal),
  });
  if (!other || !typeField) return [];
  const moment = other.fields.find((field) => field.type === 'date-time');
  return (page.data?.items ?? []).flatMap((record): JournalEntry[] => {
    const journal = model.journals.find((one) => one.id === record[typeField.name]);
    return journal
      ? [
          {
            kind: 'journal',
            at: String((moment && record[moment.name]) ?? record['createdAt']),
            journal,
            entity: other,
            record,
          },
        ]
      : [];
  });
}
