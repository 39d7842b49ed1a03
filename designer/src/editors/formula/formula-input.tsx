import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { forceLinting, linter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { useEffect, useRef } from 'react';
import { useFormulaTexts } from '../../i18n/formula-texts.ts';
import { codeTheme } from '../code/code-theme.ts';
import { completeFormula } from './complete-formula.ts';
import { findFormulaProblems } from './find-formula-problems.ts';
import './formula-input.css';
import { formulaLanguage } from './formula-language.ts';

type Props = {
  readonly name: string;
  readonly text: string;
  /** Whose fields are offered. */
  readonly entity: EntityModel | undefined;
  readonly isWrong: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
};

/** A formula in JSONata: coloured, completed from the model, with what is wrong marked at its place. */
export function FormulaInput({ name, text, entity, isWrong, isReadOnly, onChange }: Props) {
  const t = useFormulaTexts();
  const language = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // What the editor's own functions, made once, have to look at anew each time.
  const latest = useRef({ entity, onChange });
  latest.current = { entity, onChange };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for another place or language only
  useEffect(() => {
    if (!holder.current) return;
    const editor = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          formulaLanguage,
          codeTheme,
          EditorView.lineWrapping,
          linter(({ state }) =>
            findFormulaProblems(state.doc.toString(), latest.current.entity).map(({ from, to, is, what }) => ({
              from,
              to,
              severity: 'error',
              message: t.problems[is](what),
            })),
          ),
          autocompletion({ override: [completeFormula(() => latest.current.entity, language)] }),
          // Tab leaves the input, as it leaves every other.
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: other fields, other problems
  useEffect(() => {
    if (view.current) forceLinting(view.current);
  }, [entity]);

  return <div ref={holder} className="ld-formula" data-wrong={isWrong || undefined} />;
}
