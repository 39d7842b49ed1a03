import type { WireMachine } from '@leitwerk/metadata/wire/workflow';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import type { InsideTexts } from './process-inside-texts.ts';
import { insideTexts } from './process-inside-texts.ts';

/** All that states and ways of a machine are named with. */
export function useWords(machine: WireMachine, entity: EntityModel | undefined) {
  const t: InsideTexts = useOwnTexts<InsideTexts>(insideTexts);
  const label = useLabel();
  return { machine, entity, t, label };
}

export type Words = ReturnType<typeof useWords>;
