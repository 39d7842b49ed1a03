import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { useEffect, useRef } from 'react';
import { codeTheme } from '../code/code-theme.ts';
import '../formula/formula-input.css';
import type { LetterSurroundings } from './complete-letter.ts';
import { completeLetter } from './complete-letter.ts';
import './letter.css';

type Props = LetterSurroundings & {
  readonly name: string;
  readonly text: string;
  readonly isWrong: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
};

/** HTML with variables: coloured, and completed from the model between braces. */
export function LetterInput({ name, text, isWrong, isReadOnly, onChange, ...surroundings }: Props) {
  const language = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // What the editor's own functions, made once, have to look at anew each time.
  const latest = useRef({ surroundings, onChange });
  latest.current = { surroundings, onChange };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for another language only
  useEffect(() => {
    if (!holder.current) return;
    const editor = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          html({ autoCloseTags: false }),
          codeTheme,
          EditorView.lineWrapping,
          autocompletion({ override: [completeLetter(() => latest.current.surroundings, language)] }),
          // Tab leaves the input, as it leaves every other.
          keymap.of([...defaultKeymap, ...historyKeymap, ...completionKeymap]),
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

  // What undo or others have changed.
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  return <div ref={holder} className="ld-formula ld-letter-input" data-wrong={isWrong || undefined} />;
}
