import { isPlain } from '@leitwerk/metadata/keyed-list';
import { fileOf } from '@leitwerk/metadata/overlay';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Modal, Stack } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { NewEntityForm } from '../editors/entity/new-entity-form.tsx';
import { useTexts } from '../i18n/designer-texts.ts';
import { useChoices } from '../schema-form/choices.ts';
import { IdInput, isGoodId } from '../schema-form/id-input.tsx';
import { idFromText, initialValue } from '../schema-form/initial-value.ts';
import { Pick } from '../schema-form/pick.tsx';
import { usePropertyWords } from '../schema-form/property-words.ts';
import { completed, TwoLabels } from '../schema-form/two-labels.tsx';
import { FormButtons } from '../shell/form-buttons.tsx';
import { findDefinition } from './definition-head.ts';
import { useDraftEditing } from './draft-context.tsx';

/** A new definition of any kind: what it is called and what it is about; the rest comes in its form. */
export function NewDefinitionDialog({ kind, onClose }: { readonly kind: string; readonly onClose: () => void }) {
  const t = useTexts();
  const label = useLabel();
  const navigate = useNavigate();
  const { draft } = useParams({ from: '/drafts/$draft' });
  const open = (id: string) => {
    onClose();
    void navigate({ to: '/drafts/$draft/$kind/$id', params: { draft, kind, id }, search: {} });
  };
  const name = label(nodeOfKind(kind)?.schema['x-label']) || kind;
  return (
    <Modal opened onClose={onClose} title={t.newOf(name)} size="md">
      {kind === 'entity' ? (
        <NewEntityForm onDone={open} onClose={onClose} />
      ) : (
        <NewOfKind kind={kind} onDone={open} onClose={onClose} />
      )}
    </Modal>
  );
}

type NewProps = { readonly onDone: (id: string) => void; readonly onClose: () => void };

function NewOfKind({ kind, onDone, onClose }: NewProps & { readonly kind: string }) {
  const t = useTexts();
  const { nameOf } = usePropertyWords();
  const { documents, editDocument } = useDraftEditing();
  const [texts, setTexts] = useState({ de: '', en: '' });
  const [ownId, setId] = useState<string | null>(null);
  const [entity, setEntity] = useState<string | null>(null);
  const node = nodeOfKind(kind);
  const entityNode = node && nodeBelow(node, 'entity');
  const needsEntity = node?.schema.required?.includes('entity') ?? false;
  const choices = useChoices(entityNode ?? { schema: {}, root: {}, names: [] }, []);
  const id = ownId ?? idFromText(texts.en || texts.de, 'kebab');
  const isTaken = findDefinition(documents, kind, id) !== undefined;
  const isGood = isGoodId(id, 'kebab') && !isTaken && texts.de !== '' && (!needsEntity || entity !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const initial = node && initialValue(node);
    if (!isGood || !isPlain(initial)) return;
    const label = completed(texts);
    editDocument(fileOf(`${kind}/${id}`), {
      ...initial,
      kind,
      id,
      name: id,
      label,
      ...(needsEntity && { entity }),
    });
    onDone(id);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TwoLabels name={t.label} value={texts} onChange={setTexts} isFocused />
        <IdInput value={id} style="kebab" isTaken={isTaken} onChange={setId} />
        {needsEntity && entityNode && (
          <Pick
            required
            withAsterisk={false}
            label={nameOf(entityNode.schema, 'entity')}
            data={choices}
            value={entity}
            onChange={setEntity}
          />
        )}
        <FormButtons submit={t.create} isGood={isGood} onClose={onClose} />
      </Stack>
    </form>
  );
}
