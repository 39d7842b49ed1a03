import { NamedIcon } from '@leitwerk/runtime-ui/renderer';
import { Badge, Button, CloseButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink, IconPlus } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import { EntityMark } from './entity-mark.tsx';
import { RelationEntry } from './relation-entry.tsx';
import type { RelatedEntity, Relation } from './relations.ts';
import { useRelations } from './relations-context.tsx';
import { around } from './shown-relations.ts';

/** What is said of the chosen entity: what it points to, what points to it, and the ways there. */
export function EntityPanel({ ref, entity }: { readonly ref: Ref<HTMLElement>; readonly entity: RelatedEntity }) {
  const t = useRelationTexts();
  const { draft } = useParams({ from: '/drafts/$draft' });
  const { all, nameOf, close, canBegin, ask } = useRelations();
  const { id, isOwn, isBrought, fieldCount } = entity;
  const name = nameOf(id);
  const { outgoing, incoming } = around(all, id);
  const byName = incoming.toSorted((one, other) => nameOf(one.from).localeCompare(nameOf(other.from)));
  return (
    <aside className="lc-side lr-side" ref={ref} tabIndex={-1} aria-label={name}>
      <Stack gap="sm">
        <div>
          <Group gap={8} wrap="nowrap" align="flex-start">
            <NamedIcon name={entity.icon} size={20} color={entity.color} />
            <Title order={3} size="h5" className="lc-panel-title" flex={1}>
              {name}
            </Title>
            <EntityMark mark={entity.mark} />
            <CloseButton size="sm" aria-label={t.close} onClick={close} />
          </Group>
          <Text size="xs" c="dimmed">
            {t.fields(fieldCount)}
            {isBrought && (
              <Badge size="sm" color="gray" ml={8}>
                {t.brought}
              </Badge>
            )}
          </Text>
        </div>
        {isOwn ? (
          <Group gap={6}>
            <Button
              component={Link}
              to={`/drafts/${draft}/entity/${id}`}
              variant="default"
              size="compact-sm"
              leftSection={<IconExternalLink size={14} aria-hidden />}
            >
              {t.openDefinition}
            </Button>
            {canBegin(id) && (
              <Button size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => ask(id)}>
                {t.add}
              </Button>
            )}
          </Group>
        ) : (
          <Text size="xs" c="dimmed">
            {t.broughtHint}
          </Text>
        )}
        <Entries title={t.pointsTo} nothing={t.pointsNowhere} relations={outgoing} of="to" />
        <Entries title={t.pointedFrom} nothing={t.pointedFromNowhere} relations={byName} of="from" />
      </Stack>
    </aside>
  );
}

function Entries({
  title,
  nothing,
  relations,
  of,
}: {
  readonly title: string;
  readonly nothing: string;
  readonly relations: readonly Relation[];
  readonly of: 'from' | 'to';
}) {
  return (
    <section aria-label={title}>
      <Title order={4} size="h6" mb={4}>
        {title}{' '}
        <Text span size="xs" c="dimmed">
          {relations.length}
        </Text>
      </Title>
      {relations.length === 0 && (
        <Text size="sm" c="dimmed">
          {nothing}
        </Text>
      )}
      <ul className="ld-list">
        {relations.map((relation) => (
          <RelationEntry key={`${relation.from} ${relation.field}`} relation={relation} of={of} />
        ))}
      </ul>
    </section>
  );
}
