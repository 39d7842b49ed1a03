import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FormProvider } from '../../schema-form/form-context.tsx';
import { pathFromText } from '../../schema-form/value-path.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { usePreviewModel } from '../preview/use-preview-model.ts';
import { TilePanel } from './tile-panel.tsx';
import { TileTools } from './tile-tools.tsx';
import { TilesGrid } from './tiles-grid.tsx';
import { useTiles } from './use-tiles.ts';

/** As oneself. */
const NO_ROLES: readonly string[] = [];
const TILES = ['tiles'];

/** A dashboard as it will look: tiles are dragged and made larger, with what they count as the draft has it. */
export function DashboardEditor({ form, document, node }: KindEditorProps) {
  const { at } = useSearch({ from: '/drafts/$draft/$kind/$id' });
  const of = useTiles(form, TILES);
  const model = usePreviewModel(NO_ROLES).data?.model;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is gone to once
  useEffect(() => {
    const [list, index] = at === undefined ? [] : pathFromText(document, at);
    const tile = list === 'tiles' ? of.tiles[Number(index)] : undefined;
    if (tile) of.setChosen(String(tile['id']));
  }, [at]);
  return (
    <FormProvider value={form}>
      <div className="ldb">
        <TileTools node={nodeBelow(node, 'tiles')} isReadOnly={form.isReadOnly} onAdd={of.add} />
        <div className="ldb-body">
          <TilesGrid of={of} model={model} counted={model?.dashboards.find((one) => one.id === document['id'])} />
          <TilePanel node={node} of={of} />
        </div>
        <div role="status" className="ldb-said">
          {of.said}
        </div>
      </div>
    </FormProvider>
  );
}
