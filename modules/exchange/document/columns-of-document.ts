import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleFile } from '@leitwerk/platform/module/module-reach';
import type { SampleColumn } from '../sample.ts';
import { matchNames } from './match-names.ts';

/** What a document says of itself: the parts of its name, and what it is. */
export function columnsOfDocument(file: ModuleFile | null, { names }: InterfaceFormat): readonly SampleColumn[] {
  if (!file) return [];
  const parts = Object.entries((names === undefined ? null : matchNames(file.name, names)) ?? {});
  return [
    ...parts.map(([from, value]) => ({ from, values: [value] })),
    { from: 'file.id', values: [file.id] },
    { from: 'file.name', values: [file.name] },
    { from: 'file.type', values: [file.type] },
    { from: 'file.size', values: [String(file.size)] },
  ];
}
