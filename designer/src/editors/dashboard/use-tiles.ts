import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain, isSame } from '@leitwerk/metadata/keyed-list';
import type { TileType } from '@leitwerk/runtime-ui/dashboard';
import { buildTexts, newLabels, newTile } from '@leitwerk/runtime-ui/dashboard';
import { useLabel, useOwnTexts } from '@leitwerk/runtime-ui/renderer';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel } from '../../draft/draft-model.ts';
import { useDashboardTexts } from '../../i18n/dashboard-texts.ts';
import type { FormEditing } from '../../schema-form/form-context.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';

/** What is done with the tiles that stand at a path of a definition. */
export function useTiles(form: FormEditing, path: ValuePath) {
  const t = useDashboardTexts();
  const texts = useOwnTexts(buildTexts);
  const label = useLabel();
  const { documents, model: live } = useDraftEditing();
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const list = valueAt(form.document, path);
  const tiles: readonly Plain[] = Array.isArray(list) ? list.filter(isPlain) : [];
  const change = (next: readonly Plain[]): void => {
    if (!isSame(next, tiles)) form.setValue(path, next);
  };
  const remove = (id: string): void => {
    const tile = tiles.find((one) => one['id'] === id);
    if (!tile || tiles.length === 1) return setSaid(t.lastStays);
    change(tiles.filter((one) => one !== tile));
    setChosen(null);
    setSaid(texts.removed(label(tile['label'] as never)));
  };
  const add = (type: TileType): void => {
    const tile = newTile(type, tiles, newLabels[type], draftModel(documents, live));
    change([...tiles, tile]);
    setChosen(String(tile['id']));
  };
  const index = tiles.findIndex((one) => one['id'] === chosen);
  return { path, tiles, chosen, setChosen, index, said, setSaid, change, remove, add };
}

export type EditedTiles = ReturnType<typeof useTiles>;
