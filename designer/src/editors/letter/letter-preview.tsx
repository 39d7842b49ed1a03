import { listRecords, PdfPages, ProblemText, sendForBytes, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Group, Loader, SegmentedControl, Select, Text } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
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

/** A record that there is, or one that is made up. */
const ABOUT = ['record', 'longest', 'emptiest'] as const;
type About = (typeof ABOUT)[number];

/** So long after the last key the letter is set anew. */
const REST_MS = 600;

/** Whether the preview is shown: where there is room, at once. */
export function usePreview(): readonly [boolean, (on: boolean) => void] {
  const isWide = useMediaQuery('(min-width: 82em)', false, { getInitialValueInEffect: false });
  const [chosen, choose] = useState<boolean | null>(null);
  return [chosen ?? isWide, choose];
}

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
  const [about, setAbout] = useState<About>('record');
  const [language, setLanguage] = useState<'de' | 'en'>('de');
  const templates = templatesWith(document, documents);
  const template = templates.find((one) => one['id'] === chosen) ?? templates[0];
  const entity = entityWithId(live, template?.['entity']);
  const { data: first = null } = useQuery({
    queryKey: ['letter-preview-first', entity?.name],
    queryFn: async () => {
      const page = await listRecords(entity?.name ?? '', { limit: 1, fields: ['id'] });
      return page.items[0]?.id ?? null;
    },
    enabled: isOn && entity !== undefined,
  });
  // Nobody has to choose before there is something to be seen.
  const shown = record ?? first;
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
            <SegmentedControl
              size="xs"
              aria-label={t.about}
              value={about}
              data={ABOUT.map((one) => ({ value: one, label: t.abouts[one] }))}
              onChange={(next) => setAbout(next as About)}
            />
            {about === 'record' && (
              <RecordPick
                key={entity.name}
                entity={entity}
                value={shown}
                label={t.record}
                placeholder={t.searchRecord}
                onChange={setRecord}
              />
            )}
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
            {about !== 'record' || shown ? (
              <Page
                asked={{
                  template: String(template['id']),
                  entity: entity.name,
                  language,
                  ...(about === 'record' ? { record: shown ?? '' } : { sample: about }),
                }}
              />
            ) : (
              <Text size="sm">{t.chooseRecord}</Text>
            )}
          </div>
        </>
      )}
    </section>
  );
}

type Asked = {
  readonly template: string;
  readonly entity: string;
  readonly language: string;
} & ({ readonly record: string } | { readonly sample: string });

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
