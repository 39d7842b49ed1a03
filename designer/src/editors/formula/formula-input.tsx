import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { bracketMatching } from '@codemirror/language';
import { forceLinting, linter } from '@codemirror/lint';
import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { useEffect } from 'react';
import { useFormulaTexts } from '../../i18n/formula-texts.ts';
import { useCodeEditor } from '../code/use-code-editor.ts';
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
  const { holder, view } = useCodeEditor({
    name,
    text,
    isReadOnly,
    surroundings: entity,
    onChange,
    extensions: (latest) => [
      bracketMatching(),
      closeBrackets(),
      formulaLanguage,
      linter(({ state }) =>
        findFormulaProblems(state.doc.toString(), latest()).map(({ from, to, is, what }) => ({
          from,
          to,
          severity: 'error',
          message: t.problems[is](what),
        })),
      ),
    ],
    complete: completeFormula,
    keys: closeBracketsKeymap,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: other fields, other problems
  useEffect(() => {
    if (view.current) forceLinting(view.current);
  }, [entity]);

  return <div ref={holder} className="ld-formula" data-wrong={isWrong || undefined} />;
}
