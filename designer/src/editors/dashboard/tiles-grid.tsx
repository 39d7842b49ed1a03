import type { Plain } from '@leitwerk/metadata/keyed-list';
import { TileGridEditor } from '@leitwerk/runtime-ui/dashboard';
import type { EffectiveModel, Label } from '@leitwerk/runtime-ui/renderer';
import { TilePreview, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Text } from '@mantine/core';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useDashboardTexts } from '../../i18n/dashboard-texts.ts';
import { useForm } from '../../schema-form/form-context.tsx';
import type { EditedTiles } from './use-tiles.ts';

/** Tiles as they will look, dragged and made larger, with what they count as the draft has it. */
export function TilesGrid({
  of,
  model,
  counted,
}: {
  readonly of: EditedTiles;
  /** The model of the draft; undefined as long as it has none. */
  readonly model: EffectiveModel | undefined;
  /** The tiles as that model has them. */
  readonly counted: EffectiveModel['dashboards'][number] | null | undefined;
}) {
  const { isReadOnly, hasErrors } = useForm();
  const { model: live } = useDraftEditing();
  const contentOf = (tile: Plain) => {
    const found = counted?.tiles.find((one) => one.id === tile['id']);
    return model && counted && found ? (
      <div className="ldb-preview" inert>
        <TilePreview model={model} live={live} dashboard={counted} tile={found} />
      </div>
    ) : (
      <NotCounted label={tile['label'] as Label | undefined} />
    );
  };
  return (
    <TileGridEditor
      tiles={of.tiles}
      contentOf={contentOf}
      isReadOnly={isReadOnly}
      hasError={(at) => hasErrors([...of.path, at])}
      chosen={of.chosen}
      onChoose={of.setChosen}
      onChange={of.change}
      onRemove={of.remove}
      onSay={of.setSaid}
    />
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
