import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import type { EffectiveModel, Label } from '@leitwerk/runtime-ui/renderer';
import { SectionPreview, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Badge, Text, UnstyledButton } from '@mantine/core';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useReportTexts } from '../../i18n/report-texts.ts';
import { useForm } from '../../schema-form/form-context.tsx';
import { nodeAt } from '../../schema-form/node-at.ts';
import { TileTools } from '../dashboard/tile-tools.tsx';
import { TilesGrid } from '../dashboard/tiles-grid.tsx';
import type { EditedTiles } from '../dashboard/use-tiles.ts';
import { sourceOf } from './new-section.ts';

type Props = {
  readonly section: Plain;
  /** Among the sections. */
  readonly index: number;
  /** The report as the draft has it; undefined as long as it cannot be counted. */
  readonly shown: EffectiveModel['reports'][number] | undefined;
  readonly model: EffectiveModel | undefined;
  /** Its own tiles, where it is the one that is worked on. */
  readonly tiles: EditedTiles | null;
  /** Of the whole definition. */
  readonly node: SchemaNode;
  readonly onChoose: () => void;
};

/** One section as it will be read. A click on it opens its settings; its own tiles are put together in it then. */
export function SectionCard({ section, index, shown, model, tiles, node, onChoose }: Props) {
  const t = useReportTexts();
  const label = useLabel();
  const { model: live } = useDraftEditing();
  const { document, isReadOnly, hasErrors } = useForm();
  const heading = label(section['label'] as Label | undefined) || String(section['id']);
  const found = shown?.sections.find((one) => one.id === section['id']);
  const isBuilt = tiles !== null && sourceOf(section) === 'tiles';
  return (
    <section
      className="ldr-section"
      aria-label={heading}
      data-chosen={tiles !== null || undefined}
      data-wrong={hasErrors(['sections', index]) || undefined}
    >
      <UnstyledButton
        className="ldr-heading"
        data-whole={isBuilt ? undefined : true}
        aria-pressed={tiles !== null}
        onClick={onChoose}
      >
        {heading}
        {section['newPage'] === true && (
          <Badge size="xs" variant="default" ml={8}>
            {t.newPage}
          </Badge>
        )}
      </UnstyledButton>
      {isBuilt ? (
        <>
          <TileTools node={nodeAt(node, document, tiles.path)} isReadOnly={isReadOnly} onAdd={tiles.add} />
          <TilesGrid of={tiles} model={model} counted={found?.dashboard} />
        </>
      ) : found && shown && model ? (
        <div className="ldr-content" inert>
          <SectionPreview model={model} live={live} report={shown} section={found} />
        </div>
      ) : (
        <Text size="xs" c="dimmed">
          {model && shown ? t.nothingToRead : t.notCounted}
        </Text>
      )}
    </section>
  );
}
