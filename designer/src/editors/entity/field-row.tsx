import { propertiesOfType } from '@leitwerk/metadata/field-properties';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { FieldTypeName } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Checkbox, Menu, UnstyledButton } from '@mantine/core';
import {
  IconAlertCircle,
  IconChevronRight,
  IconCursorText,
  IconDots,
  IconListSearch,
  IconTrash,
} from '@tabler/icons-react';
import { lazy, memo, Suspense, useState } from 'react';
import { RenameDialog } from '../../draft/rename-dialog.tsx';
import { useTexts } from '../../i18n/designer-texts.ts';
import { OriginMark } from '../../origin/origin-mark.tsx';
import type { FormEditing } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { titleOfItem } from '../../schema-form/initial-value.ts';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { placeId } from '../../schema-form/value-path.ts';

// Where something is used is read with the parser of letters.
const UsesPanel = lazy(async () => ({ default: (await import('../../draft/uses-panel.tsx')).UsesPanel }));
const RemoveFieldDialog = lazy(async () => ({
  default: (await import('./remove-field-dialog.tsx')).RemoveFieldDialog,
}));

const FLAGS = ['required', 'unique', 'searchable'] as const;

/** What entity and name a field is looked for by. */
const targetOf = (entity: Plain, field: Plain) => ({
  kind: 'field' as const,
  id: String(field['id']),
  entity: String(entity['id']),
  name: String(field['name'] ?? field['id']),
});

export function FieldRow({
  entity,
  field,
  at,
  node,
}: {
  readonly entity: Plain;
  readonly field: Plain;
  readonly at: number;
  readonly node: SchemaNode;
}) {
  const language = useLanguage();
  const { wordFor } = usePropertyWords();
  const { isOpen, setOpen, setValue, hasErrors, isReadOnly } = useForm();
  const [panel, setPanel] = useState<FieldPanel | null>(null);
  const path: ValuePath = ['fields', at];
  const title = titleOfItem(field, language);
  const type = String(field['type']);
  const open = isOpen(path);
  const target = targetOf(entity, field);
  return (
    <div id={placeId(path)} tabIndex={-1}>
      <FieldLine
        at={at}
        title={title}
        code={target.id}
        type={type}
        typeWord={wordFor(nodeBelow(node, 'type').schema, type)}
        required={field['required'] === true}
        unique={field['unique'] === true}
        searchable={field['searchable'] === true}
        isOpen={open}
        isWrong={hasErrors(path)}
        isReadOnly={isReadOnly}
        setOpen={setOpen}
        setValue={setValue}
        setPanel={setPanel}
      />
      {open && (
        <div className="ld-fold-body">
          <ObjectEditor node={node} path={path} value={field} around={[entity]} without={FLAGS} />
        </div>
      )}
      {panel === 'uses' && (
        <Suspense>
          <UsesPanel target={target} name={title} onClose={() => setPanel(null)} />
        </Suspense>
      )}
      {panel === 'rename' && (
        <RenameDialog
          entity={target.entity}
          field={target.id}
          before={target.name}
          title={title}
          onClose={() => setPanel(null)}
        />
      )}
      {panel === 'remove' && (
        <Suspense>
          <RemoveFieldDialog target={target} name={title} onClose={() => setPanel(null)} />
        </Suspense>
      )}
    </div>
  );
}

type FieldPanel = 'uses' | 'rename' | 'remove';
type LineProps = {
  readonly at: number;
  readonly title: string;
  /** Its id. */
  readonly code: string;
  readonly type: string;
  readonly typeWord: string;
  readonly isOpen: boolean;
  readonly isWrong: boolean;
  readonly isReadOnly: boolean;
  readonly setPanel: (panel: FieldPanel) => void;
} & Pick<FormEditing, 'setOpen' | 'setValue'> &
  Readonly<Record<(typeof FLAGS)[number], boolean>>;

/** An entity has many of these: a key that is pressed somewhere draws none anew but that of its own field. */
const FieldLine = memo(function FieldLine(line: LineProps) {
  const { at, title, code, type, typeWord, isOpen, isWrong, isReadOnly, setOpen, setValue, setPanel } = line;
  const t = useTexts();
  const path: ValuePath = ['fields', at];
  return (
    <div className="ld-field-row">
      <div className="ld-line lo-head">
        <UnstyledButton className="ld-fold-button" aria-expanded={isOpen} onClick={() => setOpen(path, !isOpen)}>
          <IconChevronRight size={14} aria-hidden className="ld-chevron" />
          <span className="ld-fold-title">{title}</span>
          {title !== code && <span className="ld-note">{code}</span>}
          {isWrong && <IconAlertCircle size={15} color="var(--mantine-color-error)" aria-hidden />}
        </UnstyledButton>
        <OriginMark path={path} name={title} />
      </div>
      <span className="lw-ellipsis ld-field-type">{typeWord}</span>
      {FLAGS.map((flag) => (
        <Checkbox
          key={flag}
          size="xs"
          aria-label={`${title}: ${t[flag]}`}
          disabled={isReadOnly || !canHave(type, flag)}
          checked={line[flag]}
          onChange={(event) => setValue([...path, flag], event.currentTarget.checked || undefined)}
        />
      ))}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t.moreForField(title)}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconListSearch size={15} aria-hidden />} onClick={() => setPanel('uses')}>
            {t.whereUsed}
          </Menu.Item>
          {!isReadOnly && (
            <Menu.Item leftSection={<IconCursorText size={15} aria-hidden />} onClick={() => setPanel('rename')}>
              {t.rename}
            </Menu.Item>
          )}
          {!isReadOnly && (
            <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => setPanel('remove')}>
              {t.deleteDefinition}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});

function canHave(type: string, flag: (typeof FLAGS)[number]): boolean {
  if (!Object.hasOwn(fieldTypes, type)) return false;
  const name = type as FieldTypeName;
  return flag === 'required' ? fieldTypes[name].writable : propertiesOfType(name).has(flag);
}
