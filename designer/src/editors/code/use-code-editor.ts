import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorState } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';
import { EditorView, keymap } from '@codemirror/view';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { codeTheme } from './code-theme.ts';

type Options<Surroundings> = {
  /** What people call the input. */
  readonly name: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  /** What the editor's own functions look at; they get the latest each time. */
  readonly surroundings: Surroundings;
  readonly onChange: (text: string) => void;
  /** Taken from the first render, and again for another language. */
  readonly extensions: (latest: () => Surroundings, language: 'de' | 'en') => readonly Extension[];
  readonly complete: (latest: () => Surroundings, language: 'de' | 'en') => CompletionSource;
  /** Before those of every editor. */
  readonly keys?: readonly KeyBinding[];
};
type CompletionSource = NonNullable<NonNullable<Parameters<typeof autocompletion>[0]>['override']>[number];

/**
 * An input for text that is code: undone, completed and written through as other inputs are.
 * @returns where it stands, and the editor while it is there
 */
export function useCodeEditor<Surroundings>({
  name,
  text,
  isReadOnly,
  surroundings,
  onChange,
  extensions,
  complete,
  keys = [],
}: Options<Surroundings>): {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly view: RefObject<EditorView | null>;
} {
  const language = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // What the editor's own functions, made once, have to look at anew each time.
  const latest = useRef({ surroundings, onChange });
  latest.current = { surroundings, onChange };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for another place or language only
  useEffect(() => {
    if (!holder.current) return;
    const current = () => latest.current.surroundings;
    const editor = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          ...extensions(current, language),
          codeTheme,
          EditorView.lineWrapping,
          autocompletion({ override: [complete(current, language)] }),
          // Tab leaves the input, as it leaves every other.
          keymap.of([...keys, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
          EditorState.readOnly.of(isReadOnly),
          EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            const isTyped = update.transactions.some((one) =>
              ['input', 'delete', 'undo', 'redo', 'move'].some((event) => one.isUserEvent(event)),
            );
            if (update.docChanged && isTyped) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [language, isReadOnly]);

  // What undo, a rule or others have changed.
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  return { holder, view };
}
