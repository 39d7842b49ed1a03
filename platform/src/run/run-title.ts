import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { Module } from '../module/module.ts';

/** Of the platform's own kinds; those of modules have theirs with them. */
const OWN: Readonly<Record<string, Label>> = {
  bulk: { de: 'Massenänderung', en: 'Bulk change' },
  export: { de: 'Export', en: 'Export' },
  'report-person': { de: 'Auskunft über die Daten einer Person', en: 'Report on a person’s data' },
  'erase-person': { de: 'Daten einer Person löschen', en: 'Erase a person’s data' },
  'read-files': { de: 'Text in Dateien lesen', en: 'Read the text in files' },
  undo: { de: 'Zurücknehmen', en: 'Undo' },
};

/** What a kind of run is called. One whose module is not used any more goes by its name. */
export function runLabel(kind: string, modules: readonly Module[]): Label {
  const [name, word = ''] = kind.split('.');
  return OWN[kind] ?? modules.find((one) => one.name === name)?.runs?.[word]?.label ?? { de: kind, en: kind };
}

export const runTitle = (kind: string, modules: readonly Module[], language: Language): string =>
  runLabel(kind, modules)[language];
