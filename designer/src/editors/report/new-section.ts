import { freeName } from '@leitwerk/metadata/free-name';
import type { ReportSection } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { newLabels, newTile } from '@leitwerk/runtime-ui/dashboard';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import type { EditedDocument } from '../../where-used/find-uses.ts';

/** What a section shows below its text. */
export type SectionSource = 'text' | 'dashboard' | 'tiles' | 'view';

export const SECTION_SOURCES: readonly SectionSource[] = ['dashboard', 'tiles', 'view', 'text'];

/** Properties that belong to one way of showing only. */
const OF_SOURCE: Readonly<Record<SectionSource, readonly (keyof ReportSection)[]>> = {
  text: [],
  dashboard: ['dashboard', 'only'],
  tiles: ['tiles'],
  view: ['view', 'most'],
};

export const sourceOf = (section: Plain): SectionSource =>
  (['dashboard', 'tiles', 'view'] as const).find((key) => section[key] !== undefined) ?? 'text';

/** What the form of a section leaves out: what it could show instead. What it says all the same can be seen and taken out there. */
export const withoutOthers = (section: Plain): readonly string[] =>
  SECTION_SOURCES.filter((source) => source !== sourceOf(section))
    .flatMap((source) => OF_SOURCE[source])
    .filter((key) => section[key] === undefined);

const LABEL = { de: 'Neuer Abschnitt', en: 'New section' };
const TEXT = { de: 'Was hier steht, liest man im Bericht.', en: 'What stands here is read in the report.' };

/** A section that can be seen at once; null where the draft has nothing that it could show. */
export function newSection(
  source: SectionSource,
  sections: readonly Plain[],
  documents: readonly EditedDocument[],
  model: EffectiveModel,
): Plain | null {
  const ids = new Set(sections.map((one) => String(one['id'])));
  const head = { id: freeName('section', (name) => ids.has(name)), label: LABEL };
  const firstOf = (kind: string): Plain | null => {
    const found = documents.find(({ document }) => isPlain(document) && document['kind'] === kind)?.document;
    return isPlain(found) ? { ...head, [kind]: found['id'] } : null;
  };
  if (source === 'text') return { ...head, text: TEXT };
  if (source === 'tiles') return { ...head, tiles: [newTile('figure', [], newLabels.figure, model)] };
  return firstOf(source);
}
