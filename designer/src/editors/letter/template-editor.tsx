import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { Button, Group } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTexts } from '../../i18n/designer-texts.ts';
import { OriginMark } from '../../origin/origin-mark.tsx';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import './letter.css';
import { LetterPreview, usePreview } from './letter-preview.tsx';
import { TEMPLATE_TEXTS } from './template-texts.ts';

/** The texts of a template or text block, and beside them the letter that comes of them. */
export function TemplateEditor(props: KindEditorProps) {
  const { form, document, node } = props;
  const t = useTexts();
  const { nameOf } = usePropertyWords();
  const [isPreview, setPreview] = usePreview();
  const required = new Set(node.schema.required ?? []);
  const possible = TEMPLATE_TEXTS.filter((key) => node.schema.properties?.[key]);
  const shown = possible.filter((key) => required.has(key) || document[key] !== undefined);
  const nameOfText = (key: string): string => nameOf(nodeBelow(node, key).schema, key);
  return (
    <div className="ld-letter-frame">
      <div className="ld-letter-beside" data-preview={isPreview || undefined}>
        <div className="ld-letter-texts">
          {shown.map((key) => (
            <div key={key} className="ld-letter-text">
              <form.Editor
                node={nodeBelow(node, key)}
                path={[key]}
                value={document[key]}
                around={[document]}
                name={nameOfText(key)}
                isRequired={required.has(key)}
              />
              <Group gap={4}>
                <OriginMark path={[key]} name={nameOfText(key)} />
                {!required.has(key) && !form.isReadOnly && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    leftSection={<IconX size={12} aria-hidden />}
                    onClick={() => form.setValue([key], undefined)}
                  >
                    {t.removeOne(nameOfText(key))}
                  </Button>
                )}
              </Group>
            </div>
          ))}
          {!form.isReadOnly && (
            <Group gap={6}>
              {possible
                .filter((key) => !shown.includes(key))
                .map((key) => (
                  <Button
                    key={key}
                    size="compact-xs"
                    variant="subtle"
                    leftSection={<IconPlus size={12} aria-hidden />}
                    onClick={() => form.setValue([key], { de: '' })}
                  >
                    {nameOfText(key)}
                  </Button>
                ))}
            </Group>
          )}
        </div>
        <LetterPreview {...props} isOn={isPreview} onSwitch={setPreview} />
      </div>
    </div>
  );
}
