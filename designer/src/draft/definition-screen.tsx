import { isPlain } from '@leitwerk/metadata/keyed-list';
import { moduleOfFile } from '@leitwerk/metadata/module-file';
import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Button, Code, Group, Loader, Text, Title } from '@mantine/core';
import { IconCode, IconCursorText, IconListSearch, IconSitemap, IconTrash } from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { kindEditors } from '../editors/kind-editors.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { OriginProvider } from '../origin/origin-context.tsx';
import { OriginButton } from '../origin/origin-panel.tsx';
import { FailedScreen } from '../shell/failed-screen.tsx';
import { DefinitionForm } from './definition-form.tsx';
import { findDefinition, headOf } from './definition-head.ts';
import { useDraftEditing } from './draft-context.tsx';
import { RenameDialog } from './rename-dialog.tsx';

// Where something is used is read with the parser of letters.
const UsesPanel = lazy(async () => ({ default: (await import('./uses-panel.tsx')).UsesPanel }));
const DeleteDefinitionDialog = lazy(async () => ({
  default: (await import('./delete-definition-dialog.tsx')).DeleteDefinitionDialog,
}));
const CodeEditor = lazy(async () => ({ default: (await import('../editors/code/code-editor.tsx')).CodeEditor }));

/** One definition: its form, and the same as code beside it. */
export function DefinitionScreen() {
  const t = useTexts();
  const overview = useOverviewTexts();
  const label = useLabel();
  const { draft, kind, id } = useParams({ from: '/drafts/$draft/$kind/$id' });
  const { at } = useSearch({ from: '/drafts/$draft/$kind/$id' });
  const { documents, isReadOnly } = useDraftEditing();
  const [hasCode, setCode] = useState(false);
  const [panel, setPanel] = useState<'uses' | 'rename' | 'delete' | null>(null);
  const found = findDefinition(documents, kind, id);
  const node = nodeOfKind(kind);
  if (!found || !isPlain(found.document)) return <FailedScreen />;
  const { file, document } = found;
  const head = headOf(document);
  const module = moduleOfFile(file);
  const name = label(head.label) || id;
  const own = kindEditors[kind];
  return (
    <OriginProvider key={file} file={file} document={document}>
      <div className="ld-definition-head">
        <NamedIcon name={node?.schema['x-icon']} size={20} />
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h4" className="lw-ellipsis">
            {name}
          </Title>
          <Text size="xs" c="dimmed">
            {label(node?.schema['x-label'])} <Code>{id}</Code> {module !== null && t.ofModule(module)}
          </Text>
        </div>
        <Group gap={4} ml="auto">
          <OriginButton name={name} />
          {kind === 'entity' && (
            <Button
              renderRoot={(props) => (
                <Link {...props} to="/drafts/$draft/relations" params={{ draft }} search={{ entity: id }} />
              )}
              variant="subtle"
              size="compact-sm"
              leftSection={<IconSitemap size={15} aria-hidden />}
            >
              {overview.relations}
            </Button>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconListSearch size={15} aria-hidden />}
            onClick={() => setPanel('uses')}
          >
            {t.whereUsed}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-pressed={hasCode}
            leftSection={<IconCode size={15} aria-hidden />}
            onClick={() => setCode(!hasCode)}
          >
            {hasCode ? t.hideCode : t.showCode}
          </Button>
          {!isReadOnly && module === null && kind === 'entity' && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconCursorText size={15} aria-hidden />}
              onClick={() => setPanel('rename')}
            >
              {t.rename}
            </Button>
          )}
          {!isReadOnly && module === null && (
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => setPanel('delete')}
            >
              {t.deleteDefinition}
            </Button>
          )}
        </Group>
      </div>
      <div className="ld-panes" data-code={hasCode || undefined}>
        <section className="ld-pane" aria-label={t.form}>
          {node ? (
            <DefinitionForm key={file} file={file} document={document} node={node} at={at} without={own?.edits ?? []}>
              {(form) =>
                own && (
                  <Suspense
                    fallback={
                      <div className="ld-editor-coming">
                        <Loader size="sm" />
                      </div>
                    }
                  >
                    <own.Editor form={form} file={file} document={document} node={node} />
                  </Suspense>
                )
              }
            </DefinitionForm>
          ) : (
            <Text c="dimmed">{t.unknownSetting}</Text>
          )}
        </section>
        {hasCode && (
          <section className="ld-pane ld-code" aria-label={t.code}>
            <Suspense fallback={<Loader size="sm" />}>
              <CodeEditor key={file} file={file} document={document} name={name} />
            </Suspense>
          </section>
        )}
      </div>
      {panel === 'uses' && (
        <Suspense>
          <UsesPanel target={{ kind, id }} name={name} onClose={() => setPanel(null)} />
        </Suspense>
      )}
      {panel === 'rename' && (
        <RenameDialog entity={id} before={String(document['name'])} title={name} onClose={() => setPanel(null)} />
      )}
      {panel === 'delete' && (
        <Suspense>
          <DeleteDefinitionDialog file={file} kind={kind} id={id} name={name} onClose={() => setPanel(null)} />
        </Suspense>
      )}
    </OriginProvider>
  );
}
