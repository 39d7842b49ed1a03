import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { useMemo } from 'react';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
import './drawing.css';
import { LetterPanel } from './letter-panel.tsx';
import { LetterToolbar } from './letter-toolbar.tsx';
import { letterWords } from './letter-words.ts';
import { useLetterView } from './use-letter-view.ts';

type Props = {
  readonly name: string;
  readonly text: string;
  readonly isWrong: boolean;
  readonly isReadOnly: boolean;
  readonly isLine: boolean;
  readonly surroundings: LetterSurroundings;
  /** @param together the same for what is undone together */
  readonly onChange: (text: string, together: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

/** The text of a letter as it will look, with its variables as words; what is written for it stays the same where nobody changes it. */
export function LetterDrawing({
  name,
  text,
  isWrong,
  isReadOnly,
  isLine,
  surroundings,
  onChange,
  onUndo,
  onRedo,
}: Props) {
  const t = useDrawingTexts();
  const language = useLanguage();
  const words = useMemo(() => letterWords(surroundings, language, t), [surroundings, language, t]);
  const { holder, view, state } = useLetterView({ name, text, isReadOnly, isLine, words, onChange, onUndo, onRedo });
  const isEdited = view && state && !isReadOnly;
  return (
    <div className="ld-drawing" data-wrong={isWrong || undefined} data-line={isLine || undefined}>
      {isEdited && <LetterToolbar name={name} view={view} state={state} isLine={isLine} surroundings={surroundings} />}
      <div ref={holder} className="ld-paper" />
      {isEdited && <LetterPanel name={name} view={view} state={state} words={words} surroundings={surroundings} />}
    </div>
  );
}
