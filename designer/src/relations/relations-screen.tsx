import './relations.css';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Group, SegmentedControl, Switch, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import { Pick } from '../schema-form/pick.tsx';
import { EntityPanel } from './entity-panel.tsx';
import { NewRelationDialog } from './new-relation-dialog.tsx';
import { OFTEN_HIDDEN, relationsOf } from './relations.ts';
import { RelationsCanvas } from './relations-canvas.tsx';
import type { RelationsView } from './relations-context.tsx';
import { RelationsProvider } from './relations-context.tsx';
import { RelationsList } from './relations-list.tsx';
import { shownRelations } from './shown-relations.ts';

/** All entities of a draft and what refers to what: as a picture, and as a list below. */
export function RelationsScreen() {
  const t = useRelationTexts();
  const label = useLabel();
  const navigate = useNavigate();
  const { draft: id } = useParams({ from: '/drafts/$draft' });
  const { entity: chosen = null } = useSearch({ from: '/drafts/$draft/relations' });
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const { documents, draft, model, isReadOnly } = useDraftEditing();
  const [withPeople, setWithPeople] = useState(false);
  const [onlyNear, setOnlyNear] = useState(false);
  const [sought, setSought] = useState<{ readonly path: string } | null>(null);
  const [asked, setAsked] = useState<{ readonly from: string; readonly to: string | undefined } | null>(null);
  const [shape, setShape] = useState('list');
  const side = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const isOpening = useRef(false);
  const all = useMemo(() => relationsOf(documents, draft.base, model), [documents, draft.base, model]);
  // What is drawn stays as it is while others are chosen, unless the choice changes it.
  const narrowed = chosen !== null && (onlyNear || OFTEN_HIDDEN.has(chosen)) ? chosen : null;
  const shown = useMemo(
    () => shownRelations(all, { chosen: narrowed, withPeople, onlyNear }),
    [all, narrowed, withPeople, onlyNear],
  );
  const entities = useMemo(() => new Map(all.entities.map((one) => [one.id, one])), [all]);
  const nameOf = (of: string): string => label(entities.get(of)?.label) || of;
  const choose = (next: string | null): void =>
    void navigate({
      to: '/drafts/$draft/relations',
      params: { draft: id },
      search: next === null ? {} : { entity: next },
      replace: true,
    });
  const chosenEntity = chosen === null ? undefined : entities.get(chosen);
  // The panel is another one with each entity, and comes with the new address.
  useEffect(() => {
    if (isOpening.current && chosenEntity) side.current?.focus();
    isOpening.current = false;
  }, [chosenEntity]);
  const view: RelationsView = {
    all,
    shown,
    chosen: chosenEntity?.id ?? null,
    choose,
    open: (next) => {
      if (next === chosen) return side.current?.focus();
      isOpening.current = true;
      choose(next);
    },
    close: () => {
      choose(null);
      title.current?.focus();
    },
    nameOf,
    labelOf: ({ label: words, field }) => label(words) || field,
    entityOf: (of) => entities.get(of),
    canBegin: (of) => !isReadOnly && entities.get(of)?.isOwn === true,
    ask: (from, to) => setAsked({ from, to }),
  };
  const hasPicture = isWide || shape === 'picture';
  const hasList = isWide || shape === 'list';
  return (
    <RelationsProvider value={view}>
      <div className="ld-pane lr">
        <Group gap="xs" align="baseline">
          <Title order={2} size="h4" ref={title} tabIndex={-1} className="lr-title">
            {t.relations}
          </Title>
          <Text size="sm" c="dimmed">
            {t.text} {t.legend}
          </Text>
        </Group>
        <Group gap={12} my={10}>
          <Pick
            size="xs"
            w={230}
            aria-label={t.find}
            placeholder={t.find}
            clearable
            leftSection={<IconSearch size={14} aria-hidden />}
            data={all.entities
              .map(({ id: value }) => ({ value, label: nameOf(value) }))
              .sort((one, other) => one.label.localeCompare(other.label))}
            value={view.chosen}
            onChange={(next) => {
              choose(next);
              setSought(next === null ? null : { path: next });
            }}
          />
          <Switch
            size="xs"
            label={t.onlyNear}
            disabled={view.chosen === null && !onlyNear}
            checked={onlyNear}
            onChange={(event) => setOnlyNear(event.currentTarget.checked)}
          />
          <Switch
            size="xs"
            label={t.withPeople}
            checked={withPeople}
            onChange={(event) => setWithPeople(event.currentTarget.checked)}
          />
          {!isWide && (
            <SegmentedControl
              size="xs"
              fullWidth
              w="100%"
              aria-label={t.shape}
              data={[
                { value: 'list', label: t.asList },
                { value: 'picture', label: t.asPicture },
              ]}
              value={shape}
              onChange={setShape}
            />
          )}
        </Group>
        {(hasPicture || chosenEntity) && (
          <div className="lc-body lr-body">
            {hasPicture && (
              <RelationsCanvas
                sought={sought}
                drawn={`${withPeople} ${onlyNear} ${narrowed}`}
                onOpen={() => side.current?.focus()}
              />
            )}
            {chosenEntity && <EntityPanel key={chosenEntity.id} ref={side} entity={chosenEntity} />}
          </div>
        )}
        {hasList && (
          <section className="lr-table" aria-label={t.list}>
            {isWide && (
              <Title order={3} size="h5" mb={6}>
                {t.list}
              </Title>
            )}
            <RelationsList />
          </section>
        )}
      </div>
      {asked && <NewRelationDialog {...asked} onClose={() => setAsked(null)} />}
    </RelationsProvider>
  );
}
