import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { ActionIcon, Anchor, Group, Text, Title, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClipboard, IconCopy, IconCopyPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { findDefinition } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useGoTo } from '../../draft/use-go-to.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { nodeAt } from '../../schema-form/node-at.ts';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';
import { fieldOf, isFieldId, kindAt } from './form-part.ts';
import { useParts } from './form-parts.ts';

/** Edited on the canvas. */
const ON_CANVAS = { tab: ['sections', 'related'], section: ['fields'], field: [], related: ['columns'] } as const;

/** The settings of the chosen part, and what can be done with it. */
export function PartPanel({ node }: { readonly node: SchemaNode }) {
  const t = useFormTexts();
  const { document, chosen, nameOf, form, remove, duplicate, copied, paste } = useParts();
  const part = valueAt(document, chosen);
  const kind = kindAt(chosen);
  const tell = (message: string) => notifications.show({ message });
  const copy = () => {
    const text = copied(chosen);
    if (text === null) return;
    navigator.clipboard?.writeText(text).then(
      () => tell(t.copied(nameOf(chosen))),
      () => tell(t.pasteBlocked),
    );
  };
  const pasteFromButton = () => {
    if (!navigator.clipboard?.readText) return tell(t.pasteBlocked);
    navigator.clipboard.readText().then(paste, () => tell(t.pasteBlocked));
  };
  return (
    <aside className="ld-part" aria-label={t.details}>
      <Group justify="space-between" wrap="nowrap" mb={8}>
        <Title order={4} size="sm" className="lw-ellipsis">
          {kind ? `${t.kinds[kind]}: ${nameOf(chosen)}` : t.details}
        </Title>
        {!form.isReadOnly && (
          <Group gap={2} wrap="nowrap">
            {kind && (
              <>
                {(kind === 'tab' || kind === 'section') && (
                  <Act name={t.duplicate} icon={<IconCopyPlus size={16} />} onClick={() => duplicate(chosen)} />
                )}
                {!isFieldId(kind) && <Act name={t.copy} icon={<IconCopy size={16} />} onClick={copy} />}
              </>
            )}
            <Act name={t.paste} icon={<IconClipboard size={16} />} onClick={pasteFromButton} />
            {kind && <Act name={t.removePart} icon={<IconTrash size={16} />} onClick={() => remove(chosen)} />}
          </Group>
        )}
      </Group>
      {isFieldId(kind) ? (
        <>
          <Text size="sm" c="dimmed">
            {kind === 'fact' ? t.factHint : t.columnHint}
          </Text>
          <FieldLink id={fieldOf(part)} entity={entityOf(document, chosen)} />
        </>
      ) : kind && isPlain(part) ? (
        <>
          <ObjectEditor
            key={chosen.join('.')}
            node={nodeAt(node, document, chosen)}
            path={chosen}
            value={part}
            around={aroundOf(document, chosen)}
            without={ON_CANVAS[kind]}
          />
          {kind === 'field' && <FieldLink id={fieldOf(part)} entity={document['entity']} />}
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t.nothingChosen}
        </Text>
      )}
    </aside>
  );
}

function Act({
  name,
  icon,
  onClick,
}: {
  readonly name: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={name}>
      <ActionIcon size="sm" aria-label={name} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** To what the entity says of the field: its type, when it is required or seen. */
function FieldLink({ id, entity }: { readonly id: string; readonly entity: unknown }) {
  const t = useFormTexts();
  const goTo = useGoTo();
  const { documents } = useDraftEditing();
  const found = findDefinition(documents, 'entity', String(entity));
  const fields = isPlain(found?.document) && Array.isArray(found.document['fields']) ? found.document['fields'] : [];
  const at = fields.findIndex((field) => isPlain(field) && field['id'] === id);
  if (!found || at < 0) return null;
  return (
    <Anchor component="button" type="button" size="sm" mt="sm" onClick={() => goTo(found.file, `fields.${at}`)}>
      {t.toField}
    </Anchor>
  );
}

/** Id of the entity whose field a key fact or a column is. */
const entityOf = (document: Plain, path: ValuePath): unknown => {
  const holder = valueAt(document, path.slice(0, -2));
  return isPlain(holder) ? holder['entity'] : undefined;
};

/** The objects around a part, the nearest first. */
const aroundOf = (document: Plain, path: ValuePath): readonly Plain[] =>
  path
    .map((_key, depth) => valueAt(document, path.slice(0, depth)))
    .filter(isPlain)
    .toReversed();
