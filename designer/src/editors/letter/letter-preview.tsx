import { PdfPages, ProblemText, sendForBytes, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Group, Loader, SegmentedControl, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useLetterTexts } from '../../i18n/letter-texts.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { RecordPick } from '../record-pick.tsx';
import './letter.css';
import { partsOfLetters, templatesWith } from './templates-with.ts';

/** So long after the last key the letter is set anew. */
const REST_MS = 600;

type Props = Pick<KindEditorProps, 'document'> & {
  readonly isOn: boolean;
  readonly onSwitch: (on: boolean) => void;
};

/** The letter that comes of what is worked on here, set by what sets those that are issued. */
export function LetterPreview({ document, isOn, onSwitch }: Props) {
  const t = useLetterTexts();
  const label = useLabel();
  const { documents, model: live } = useDraftEditing();
  const [chosen, setChosen] = useState<string | null>(null);
  const [record, setRecord] = useState<string | null>(null);
  const [language, setLanguage] = useState<'de' | 'en'>('de');
  const templates = templatesWith(document, documents);
  const template = templates.find((one) => one['id'] === chosen) ?? templates[0];
  const entity = entityWithId(live, template?.['entity']);
  return (
    <section className="ld-letter-preview" aria-label={t.preview}>
      <SegmentedControl
        size="xs"
        mb={10}
        w="fit-content"
        aria-label={t.way}
        value={isOn ? 'preview' : 'hidden'}
        data={[
          { value: 'hidden', label: t.hidden },
          { value: 'preview', label: t.preview },
        ]}
        onChange={(next) => onSwitch(next === 'preview')}
      />
      {isOn && live.app?.modules?.includes('documents') !== true && <Text size="sm">{t.noModule}</Text>}
      {isOn && live.app?.modules?.includes('documents') === true && !template && <Text size="sm">{t.noTemplate}</Text>}
      {isOn && live.app?.modules?.includes('documents') === true && template && entity && (
        <>
          <Group gap={12} align="flex-end" mb={8}>
            {document['kind'] !== 'template' && (
              <Select
                size="xs"
                label={t.template}
                searchable
                data={templates.map((one) => {
                  const head = headOf(one);
                  return { value: head.id, label: label(head.label) || head.id };
                })}
                value={String(template['id'])}
                onChange={(next) => {
                  setChosen(next);
                  setRecord(null);
                }}
              />
            )}
            <RecordPick
              key={entity.name}
              entity={entity}
              value={record}
              label={t.record}
              placeholder={t.searchRecord}
              onChange={setRecord}
            />
            <SegmentedControl
              size="xs"
              aria-label={t.language}
              value={language}
              data={[
                { value: 'de', label: t.de },
                { value: 'en', label: t.en },
              ]}
              onChange={(next) => setLanguage(next as 'de' | 'en')}
            />
          </Group>
          <div className="ld-letter-page">
            {record ? (
              <Page asked={{ template: String(template['id']), entity: entity.name, record, language }} />
            ) : (
              <Text size="sm">{t.chooseRecord}</Text>
            )}
          </div>
        </>
      )}
    </section>
  );
}

type Asked = { readonly template: string; readonly entity: string; readonly record: string; readonly language: string };

function Page({ asked }: { readonly asked: Asked }) {
  const t = useLetterTexts();
  const { documents } = useDraftEditing();
  const [rested] = useDebouncedValue(documents, REST_MS);
  const [isBroken, setBroken] = useState(false);
  const { definitions, key } = useMemo(() => {
    const parts = partsOfLetters(asked.template, rested);
    return { definitions: parts, key: JSON.stringify(parts) };
  }, [asked.template, rested]);
  const { data, error } = useQuery({
    queryKey: ['letter-preview', asked, key],
    queryFn: ({ signal }) => sendForBytes('POST', '/documents/preview', { body: { ...asked, definitions }, signal }),
    // While something is typed the letter before stays.
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  if (error) return <ProblemText error={error} />;
  if (isBroken) return <Text size="sm">{t.broken}</Text>;
  if (!data)
    return (
      <Group gap="xs" role="status">
        <Loader size="sm" />
        <Text size="sm">{t.setting}</Text>
      </Group>
    );
  return <PdfPages bytes={data} onFail={() => setBroken(true)} />;
}
