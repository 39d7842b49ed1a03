import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import { forceLinting, linter, lintGutter } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain, isSame } from '@leitwerk/metadata/keyed-list';
import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { DraftIssue } from '../../client/drafts.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { useTexts } from '../../i18n/designer-texts.ts';
import { pathFromText } from '../../schema-form/value-path.ts';
import { codeTheme } from './code-theme.ts';
import { completeFromSchema } from './complete-from-schema.ts';
import { rangeOf } from './json-places.ts';

type Props = { readonly file: string; readonly document: Plain; readonly name: string };

const textOf = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** A definition as its file has it. What is valid JSON goes into the draft at once, as what is typed into the form does. */
export function CodeEditor({ file, document, name }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const { editDocument, isReadOnly, issues } = useDraftEditing();
  const [problem, setProblem] = useState('');
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // What the editor's own functions, made once, have to look at anew each time.
  const latest = useRef({ document, issues: [] as readonly DraftIssue[], take: (_text: string): void => undefined });
  latest.current = {
    document,
    issues: issues.filter((issue) => issue.file === file),
    take: (text) => {
      const next = parsed(text);
      if (!isPlain(next)) return setProblem(t.codeWrong);
      if (next['kind'] !== document['kind'] || next['id'] !== document['id']) return setProblem(t.codeId);
      setProblem('');
      if (!isSame(next, document)) editDocument(file, next, `${file} code`);
    },
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for another definition or language only
  useEffect(() => {
    if (!holder.current) return;
    const root = nodeOfKind(String(document['kind']));
    const parseLint = jsonParseLinter();
    const lint = (editor: EditorView): Diagnostic[] => {
      const wrong = parseLint(editor);
      return wrong.length > 0 ? wrong : diagnosticsOf(editor.state, latest.current.issues, latest.current.document);
    };
    const editor = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: textOf(document),
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          json(),
          codeTheme,
          linter(lint),
          lintGutter(),
          autocompletion(root ? { override: [completeFromSchema(root, () => latest.current.document, language)] } : {}),
          keymap.of([
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...completionKeymap,
            indentWithTab,
          ]),
          EditorState.readOnly.of(isReadOnly),
          EditorView.contentAttributes.of({ 'aria-label': t.codeLabel(name), tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (
              update.docChanged &&
              update.transactions.some(
                (one) =>
                  one.isUserEvent('input') ||
                  one.isUserEvent('delete') ||
                  one.isUserEvent('undo') ||
                  one.isUserEvent('redo') ||
                  one.isUserEvent('move'),
              )
            )
              latest.current.take(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [file, language]);

  // What the form, undo or others have changed is shown, as long as nothing half-typed stands here.
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const shown = parsed(editor.state.doc.toString());
    if (shown === undefined || isSame(shown, document)) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: textOf(document) } });
  }, [document]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wrong is marked anew when it has been checked
  useEffect(() => {
    if (view.current) forceLinting(view.current);
  }, [issues]);

  return (
    <>
      <div ref={holder} className="ld-code-text" />
      <Text size="xs" c="var(--mantine-color-error)" px={12} py={4} role="status">
        {problem}
      </Text>
    </>
  );
}

const diagnosticsOf = (state: EditorState, issues: readonly DraftIssue[], document: unknown): Diagnostic[] =>
  issues.map((issue) => ({
    ...rangeOf(state, pathFromText(document, issue.path)),
    severity: issue.severity === 'warning' ? 'warning' : 'error',
    message: issue.message,
  }));
