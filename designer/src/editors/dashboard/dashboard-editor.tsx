import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain, isSame } from '@leitwerk/metadata/keyed-list';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import type { TileType } from '@leitwerk/runtime-ui/dashboard';
import { buildTexts, newLabels, newTile, TileGridEditor } from '@leitwerk/runtime-ui/dashboard';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { TilePreview, useLabel, useOwnTexts } from '@leitwerk/runtime-ui/renderer';
import { Button, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel } from '../../draft/draft-model.ts';
import { useDashboardTexts } from '../../i18n/dashboard-texts.ts';
import { FormProvider } from '../../schema-form/form-context.tsx';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import { pathFromText } from '../../schema-form/value-path.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { usePreviewModel } from '../preview/use-preview-model.ts';
import { TilePanel } from './tile-panel.tsx';

/** As oneself. */
const NO_ROLES: readonly string[] = [];

/** A dashboard as it will look: tiles are dragged and made larger, with what they count as the draft has it. */
export function DashboardEditor({ form, document, node }: KindEditorProps) {
  const t = useDashboardTexts();
  const texts = useOwnTexts(buildTexts);
  const label = useLabel();
  const { wordFor } = usePropertyWords();
  const typeNode = nodeBelow(nodeBelow(nodeBelow(node, 'tiles'), 0), 'type');
  const { documents, model: live } = useDraftEditing();
  const { at } = useSearch({ from: '/drafts/$draft/$kind/$id' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const tiles = Array.isArray(document['tiles']) ? document['tiles'].filter(isPlain) : [];
  const model = usePreviewModel(NO_ROLES);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is gone to once
  useEffect(() => {
    const [list, index] = at === undefined ? [] : pathFromText(document, at);
    const tile = list === 'tiles' ? tiles[Number(index)] : undefined;
    if (tile) setChosen(String(tile['id']));
  }, [at]);
  const change = (next: readonly Plain[]): void => {
    if (!isSame(next, tiles)) form.setValue(['tiles'], next);
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
  const shown = model.data?.model.dashboards.find((one) => one.id === document['id']);
  const contentOf = (tile: Plain) => {
    const counted = shown?.tiles.find((one) => one.id === tile['id']);
    return model.data && shown && counted ? (
      <div className="ldb-preview" inert>
        <TilePreview model={model.data.model} live={live} dashboard={shown} tile={counted} />
      </div>
    ) : (
      <NotCounted label={tile['label'] as Label | undefined} />
    );
  };
  return (
    <FormProvider value={form}>
      <div className="ldb">
        <div className="ldb-tools">
          {!form.isReadOnly && (
            <Menu position="bottom-start">
              <Menu.Target>
                <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />}>
                  {t.add}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {((typeNode.schema.enum ?? []) as readonly TileType[]).map((type) => (
                  <Menu.Item key={type} onClick={() => add(type)}>
                    {wordFor(typeNode.schema, type)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <Text size="xs" c="dimmed" flex={1}>
            {texts.hint}
          </Text>
        </div>
        <div className="ldb-body">
          <TileGridEditor
            tiles={tiles}
            contentOf={contentOf}
            isReadOnly={form.isReadOnly}
            hasError={(at) => form.hasErrors(['tiles', at])}
            chosen={chosen}
            onChoose={setChosen}
            onChange={change}
            onRemove={remove}
            onSay={setSaid}
          />
          <TilePanel node={node} document={document} index={index} onRemove={remove} isReadOnly={form.isReadOnly} />
        </div>
        <div role="status" className="ldb-said">
          {said}
        </div>
      </div>
    </FormProvider>
  );
}

/** What a tile is called as long as what it shows cannot be counted. */
function NotCounted({ label: words }: { readonly label: Label | undefined }) {
  const t = useDashboardTexts();
  const label = useLabel();
  return (
    <>
      <Text size="sm" fw={600}>
        {label(words)}
      </Text>
      <Text size="xs" c="dimmed">
        {t.notCounted}
      </Text>
    </>
  );
}
