import { isPlain } from '@leitwerk/metadata/keyed-list';
import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { UseLines } from '../../draft/use-lines.tsx';
import { useTexts } from '../../i18n/designer-texts.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import type { EditedDocument, Target } from '../../where-used/find-uses.ts';
import { findUses } from '../../where-used/find-uses.ts';
import { withoutUses } from './place-field.ts';

/** There a field is only shown: taking it off changes nothing else. */
const SHOWING: ReadonlySet<string> = new Set(['form', 'view', 'journal']);

/** Takes a field out of its entity; says before where it is named. */
export function RemoveFieldDialog({
  target,
  name,
  onClose,
}: {
  readonly target: Extract<Target, { kind: 'field' }>;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const { documents, edit } = useDraftEditing();
  const [isThorough, setThorough] = useState(true);
  const uses = findUses(documents, target);
  const remove = async () => {
    const left = isThorough ? withoutUses(documents, uses, SHOWING) : documents;
    edit(left.map((one) => withoutField(one, target)));
  };
  return (
    <ConfirmDialog title={t.removeFieldTitle(name)} action={t.deleteDefinition} onConfirm={remove} onClose={onClose}>
      <Text size="sm">{t.removeFieldText}</Text>
      {uses.length === 0 ? (
        <Text size="sm">{t.usedNowhere}</Text>
      ) : (
        <Stack gap={6}>
          <Text size="sm">{t.usedBy(uses.length)}</Text>
          <div className="ld-scroll">
            <UseLines uses={uses} onGo={onClose} />
          </div>
          <Checkbox
            label={t.removeEverywhere}
            checked={isThorough}
            onChange={(event) => setThorough(event.currentTarget.checked)}
          />
        </Stack>
      )}
    </ConfirmDialog>
  );
}

function withoutField(one: EditedDocument, { entity, id }: Extract<Target, { kind: 'field' }>): EditedDocument {
  const { file, document } = one;
  const head = headOf(document);
  if (!isPlain(document) || head.kind !== 'entity' || head.id !== entity) return one;
  const fields = Array.isArray(document['fields']) ? document['fields'] : [];
  return { file, document: { ...document, fields: fields.filter((field) => !isPlain(field) || field['id'] !== id) } };
}
