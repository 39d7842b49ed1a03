import { useMemo, useState } from 'react';
import type { Mapping } from './mapping.ts';
import type { MappingEnd, MappingFocus } from './mapping-row.tsx';

const isSame = (one: MappingEnd | null, other: MappingEnd): boolean => one?.side === other.side && one.id === other.id;

/** What is pointed at or was clicked, and which columns and targets it is linked to. */
export function useMappingFocus({ readBy }: Mapping): {
  readonly focus: MappingFocus;
  readonly pairs: readonly (readonly [column: string, target: string])[];
} {
  const [looked, look] = useState<MappingEnd | null>(null);
  const [pinned, setPinned] = useState<MappingEnd | null>(null);
  const at = looked ?? pinned;
  return useMemo(() => {
    const all = [...readBy].flatMap(([column, targets]) => targets.map((target) => [column, target] as const));
    const pairs = all.filter(([column, target]) => at?.id === (at?.side === 'column' ? column : target));
    const linked = new Set(pairs.flatMap(([column, target]) => [`column ${column}`, `target ${target}`]));
    const focus: MappingFocus = {
      isLinked: (end) => isSame(at, end) || linked.has(`${end.side} ${end.id}`),
      isPinned: (end) => isSame(pinned, end),
      look,
      pin: (end) => setPinned(isSame(pinned, end) ? null : end),
    };
    return { focus, pairs };
  }, [readBy, at, pinned]);
}
