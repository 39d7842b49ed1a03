import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { Operation, Path } from '@leitwerk/metadata/overlay';
import { isNear } from '@leitwerk/metadata/overlay';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, use, useMemo } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { Origin, Origins } from '../client/origins.ts';
import { readOrigins } from '../client/origins.ts';
import { headOf } from '../draft/definition-head.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import type { ValuePath } from '../schema-form/value-path.ts';
import { changesAt, changesOver, keysOfPlace, withoutChanges } from './definition-changes.ts';

/** Where the definition on the page differs from its package, and the way back. */
export type OriginReading = {
  readonly origins: Origins;
  readonly edited: { readonly file: string; readonly document: Plain };
  readonly changes: readonly Operation[];
  readonly changesAt: (place: ValuePath) => readonly Operation[];
  /** Who made a change; undefined while it is not saved. */
  readonly madeBy: (at: Path) => Origin | undefined;
  /** Takes changes back in the draft, as one step that can be undone. */
  readonly reset: (taken: readonly Operation[]) => void;
};

const OriginContext = createContext<OriginReading | null>(null);

/** Null until it is known, and where no package lies below. */
export const useOrigins = (): OriginReading | null => use(OriginContext);

export function OriginProvider({
  file,
  document,
  children,
}: {
  readonly file: string;
  readonly document: Plain;
  readonly children: ReactNode;
}) {
  const { draft, state, editDocument } = useDraftEditing();
  const { kind, id } = headOf(document);
  const { data } = useQuery({
    queryKey: draftKeys.origin(draft.id, `${kind}/${id}`, state.revision),
    queryFn: () => readOrigins(draft.id, `${kind}/${id}`),
    placeholderData: (before) => before,
    retry: false,
  });
  const reading = useMemo((): OriginReading | null => {
    if (!data) return null;
    const edited = { file, document };
    const changes = changesOver(data.base, edited);
    return {
      origins: data,
      edited,
      changes,
      changesAt: (place) => changesAt(changes, keysOfPlace(edited, place)),
      madeBy: (at) => data.items.find(({ operation }) => isNear(operation.at, at)),
      reset: (taken) => editDocument(file, withoutChanges(data.base, edited, taken)),
    };
  }, [data, file, document, editDocument]);
  return <OriginContext value={reading}>{children}</OriginContext>;
}
