import { moduleOfFile } from '@leitwerk/metadata/module-file';
import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, CloseButton, Group, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronRight, IconListTree, IconPlus, IconSearch } from '@tabler/icons-react';
import { useLocation, useParams } from '@tanstack/react-router';
import { memo, useMemo, useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';
import { changesSince } from './changed-since.ts';
import { headOf } from './definition-head.ts';
import { DefinitionLink } from './definition-link.tsx';
import { useDraftEditing } from './draft-context.tsx';
import { isMadeHere, kindsInOrder } from './kinds-in-order.ts';
import { NewDefinitionDialog } from './new-definition-dialog.tsx';
import { RemovedDefinitions } from './removed-definitions.tsx';
import { SearchHits } from './search-hits.tsx';

/** All definitions of the draft by kind, and a search through everything they say. */
export function DefinitionList() {
  const t = useTexts();
  const { documents, draft, issues, isReadOnly } = useDraftEditing();
  const [text, setText] = useState('');
  const { isShown, isFoldable, toggle } = useFolded();
  const since = useMemo(() => changesSince(draft.base), [draft.base]);
  const wrong = useMemo(
    () => new Set(issues.filter((issue) => issue.severity !== 'warning').map((issue) => issue.file)),
    [issues],
  );
  const kinds = Map.groupBy(documents, ({ document }) => headOf(document).kind);
  return (
    <nav className="ld-side" aria-label={t.definitions}>
      <Group gap={4} p={8} wrap="nowrap">
        {isFoldable && (
          <ActionIcon size="sm" aria-label={t.definitions} aria-expanded={isShown} onClick={toggle}>
            <IconListTree size={16} />
          </ActionIcon>
        )}
        <TextInput
          size="xs"
          flex={1}
          aria-label={t.searchAll}
          placeholder={t.searchAllHint}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={text && <CloseButton size="xs" aria-label={t.close} onClick={() => setText('')} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Group>
      <div className="ld-side-scroll">
        {text.trim() !== '' ? (
          <SearchHits text={text} />
        ) : (
          isShown && (
            <>
              {kindsInOrder([...kinds.keys()]).map((kind) => (
                <KindGroup
                  key={kind}
                  kind={kind}
                  documents={kinds.get(kind) ?? []}
                  since={since}
                  wrong={wrong}
                  isReadOnly={isReadOnly}
                />
              ))}
              <RemovedDefinitions removed={since.removed(documents)} />
            </>
          )
        )}
      </div>
    </nav>
  );
}

/** On a narrow page the list steps aside for what has been opened from it, until it is asked for. */
function useFolded() {
  const { draft } = useParams({ from: '/drafts/$draft' });
  const { pathname } = useLocation();
  const isNarrow = useMediaQuery('(max-width: 48em)', false);
  const [shownAt, setShownAt] = useState<string | null>(null);
  const isFoldable = isNarrow && !pathname.replace(/\/$/, '').endsWith(`/drafts/${draft}`);
  const isShown = !isFoldable || shownAt === pathname;
  return { isFoldable, isShown, toggle: () => setShownAt(isShown ? null : pathname) };
}

type GroupProps = {
  readonly kind: string;
  readonly documents: readonly EditedDocument[];
  readonly since: ReturnType<typeof changesSince>;
  /** Files with an error. */
  readonly wrong: ReadonlySet<string | undefined>;
  readonly isReadOnly: boolean;
};

/** The same definitions, none of them edited. */
const isSameGroup = (one: GroupProps, other: GroupProps): boolean =>
  one.since === other.since &&
  one.wrong === other.wrong &&
  one.isReadOnly === other.isReadOnly &&
  one.documents.length === other.documents.length &&
  one.documents.every((document, at) => document === other.documents[at]);

/** A key that is pressed in one definition draws the group of its kind anew, not the others. */
const KindGroup = memo(function KindGroup({ kind, documents, since, wrong, isReadOnly }: GroupProps) {
  const t = useTexts();
  const label = useLabel();
  const { kind: openKind } = useParams({ strict: false });
  const [isOpen, setOpen] = useState(openKind === kind || kind === 'entity');
  const [isNew, setNew] = useState(false);
  const schema = nodeOfKind(kind)?.schema;
  const name = label(schema?.['x-plural']) || kind;
  const sorted = documents
    .map(({ file, document }) => {
      const head = headOf(document);
      return { file, document, id: head.id, name: label(head.label) || head.id };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <div className="ld-kind">
      <div className="ld-kind-head">
        <UnstyledButton className="ld-fold-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <IconChevronRight size={13} aria-hidden className="ld-chevron" />
          <span className="ld-fold-title">{name}</span>
          <Text span size="xs" c="dimmed">
            {documents.length}
          </Text>
        </UnstyledButton>
        {!isReadOnly && isMadeHere(kind) && (
          <Tooltip label={t.newOf(label(schema?.['x-label']) || kind)}>
            <ActionIcon size="sm" aria-label={t.newOf(label(schema?.['x-label']) || kind)} onClick={() => setNew(true)}>
              <IconPlus size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {isOpen && (
        <ul className="ld-links">
          {sorted.map(({ file, document, id, name }) => (
            <li key={file}>
              <DefinitionLink
                kind={kind}
                id={id}
                name={name}
                module={moduleOfFile(file)}
                mark={since.markOf(document)}
                isWrong={wrong.has(file)}
              />
            </li>
          ))}
        </ul>
      )}
      {isNew && <NewDefinitionDialog kind={kind} onClose={() => setNew(false)} />}
    </div>
  );
}, isSameGroup);
