import { html } from '@codemirror/lang-html';
import { useCodeEditor } from '../code/use-code-editor.ts';
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
  const { holder } = useCodeEditor({
    name,
    text,
    isReadOnly,
    surroundings,
    onChange,
    extensions: () => [html({ autoCloseTags: false })],
    complete: completeLetter,
  });
  return <div ref={holder} className="ld-formula ld-letter-input" data-wrong={isWrong || undefined} />;
}
