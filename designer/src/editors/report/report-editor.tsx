import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { Button, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel } from '../../draft/draft-model.ts';
import { useReportTexts } from '../../i18n/report-texts.ts';
import { FormProvider } from '../../schema-form/form-context.tsx';
import { pathFromText } from '../../schema-form/value-path.ts';
import { TilePanel } from '../dashboard/tile-panel.tsx';
import { useTiles } from '../dashboard/use-tiles.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { usePreviewModel } from '../preview/use-preview-model.ts';
import type { SectionSource } from './new-section.ts';
import { newSection, SECTION_SOURCES } from './new-section.ts';
import { ReportHeading } from './report-heading.tsx';
import { SectionCard } from './section-card.tsx';
import { SectionPanel } from './section-panel.tsx';
import './report-editor.css';

/** As oneself. */
const NO_ROLES: readonly string[] = [];
const SECTIONS = ['sections'];

/** A report as it will be read: its sections below each other, with what they show as the draft has it, and the settings of one beside. */
export function ReportEditor({ form, document, node }: KindEditorProps) {
  const t = useReportTexts();
  const { documents, model: live } = useDraftEditing();
  const { at } = useSearch({ from: '/drafts/$draft/$kind/$id' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const model = usePreviewModel(NO_ROLES).data?.model;
  const shown = model?.reports.find((one) => one.id === document['id']);
  const list = document['sections'];
  const sections: readonly Plain[] = Array.isArray(list) ? list.filter(isPlain) : [];
  const index = sections.findIndex((one) => one['id'] === chosen);
  const tiles = useTiles(form, [...SECTIONS, index, 'tiles']);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is gone to once
  useEffect(() => {
    const [key, place, inner, tile] = at === undefined ? [] : pathFromText(document, at);
    const section = key === 'sections' ? sections[Number(place)] : undefined;
    if (!section) return;
    setChosen(String(section['id']));
    const found = inner === 'tiles' && Array.isArray(section['tiles']) ? section['tiles'][Number(tile)] : undefined;
    if (isPlain(found)) tiles.setChosen(String(found['id']));
  }, [at]);
  const choose = (id: string): void => {
    setChosen(id);
    tiles.setChosen(null);
  };
  const add = (source: SectionSource): void => {
    const section = newSection(source, sections, documents, draftModel(documents, live));
    if (!section) return setSaid(t.nothingToShow);
    form.setValue(SECTIONS, [...sections, section]);
    choose(String(section['id']));
  };
  const move = (from: number, to: number): void => {
    const section = sections[from];
    if (!section) return;
    const others = sections.toSpliced(from, 1);
    form.setValue(SECTIONS, others.toSpliced(to, 0, section));
    setSaid(t.movedTo(to + 1, sections.length));
  };
  const remove = (from: number): void => {
    if (sections.length === 1) return setSaid(t.lastStays);
    form.setValue(SECTIONS, sections.toSpliced(from, 1));
    setChosen(null);
    setSaid(t.removed);
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
                {SECTION_SOURCES.map((source) => (
                  <Menu.Item key={source} onClick={() => add(source)}>
                    {t.sources[source]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <Text size="xs" c="dimmed" flex={1}>
            {t.hint}
          </Text>
        </div>
        <div className="ldb-body">
          <div className="ldr-pages">
            <ReportHeading document={document} />
            {sections.map((section, place) => (
              <SectionCard
                key={String(section['id'])}
                section={section}
                index={place}
                shown={shown}
                model={model}
                tiles={place === index ? tiles : null}
                node={node}
                onChoose={() => choose(String(section['id']))}
              />
            ))}
          </div>
          <div className="ldr-side">
            <SectionPanel node={node} index={index} onMove={move} onRemove={remove} />
            {tiles.tiles.length > 0 && <TilePanel node={node} of={tiles} />}
          </div>
        </div>
        <div role="status" className={said === t.lastStays || said === t.nothingToShow ? undefined : 'ldb-said'}>
          {[said, tiles.said].filter(Boolean).join(' ')}
        </div>
      </div>
    </FormProvider>
  );
}
