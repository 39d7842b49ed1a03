import type { Icon } from '@tabler/icons-react';
import {
  IconArrowRampRight,
  IconChecklist,
  IconClock,
  IconDatabaseImport,
  IconFileExport,
  IconFileImport,
  IconFileText,
  IconFilter,
  IconFlag,
  IconKey,
  IconLink,
  IconSearch,
  IconSend,
  IconTransform,
} from '@tabler/icons-react';
import type { StageSort } from './stages.ts';

const ICONS: Readonly<Record<StageSort, Icon>> = {
  source: IconFileImport,
  trigger: IconClock,
  read: IconFileText,
  check: IconChecklist,
  match: IconKey,
  find: IconSearch,
  write: IconDatabaseImport,
  move: IconArrowRampRight,
  select: IconFilter,
  related: IconLink,
  map: IconTransform,
  encode: IconFileExport,
  target: IconSend,
  result: IconFlag,
};

/** The symbol of a sort of box. */
export function StageIcon({ sort }: { readonly sort: StageSort }) {
  const Shape = ICONS[sort];
  return <Shape size={15} aria-hidden />;
}
