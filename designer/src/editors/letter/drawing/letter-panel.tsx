import { Button, Group, Text } from '@mantine/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useState } from 'react';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
import type { LetterWords } from './letter-words.ts';
import type { Level } from './levels.ts';
import { levelsAt } from './levels.ts';
import { PartProperties } from './part-properties.tsx';

type Props = {
  readonly name: string;
  readonly view: EditorView;
  readonly state: EditorState;
  readonly words: LetterWords;
  readonly surroundings: LetterSurroundings;
};

/** What the cursor is in, from the outside in, and the properties of one of these. */
export function LetterPanel({ name, view, state, words, surroundings }: Props) {
  const t = useDrawingTexts();
  const [chosen, setChosen] = useState<{ readonly at: number; readonly selection: number } | null>(null);
  const levels = levelsAt(state);
  const isSame = chosen?.selection === state.selection.from;
  const level = (isSame ? levels.find((one) => one.at === chosen.at) : undefined) ?? levels.at(-1);
  const run = (change: (state: EditorState) => Transaction): void => view.dispatch(change(view.state));
  const wordsOf = ({ node, at }: Level): string => {
    const open = String(node.attrs['open'] ?? '');
    if (/^(part|\w+Part)$/.test(node.type.name)) return words.opening(open, levelOpenings(levels, at));
    return t.names[node.type.name] ?? node.type.name;
  };
  if (!level) return null;
  return (
    <section className="ld-letter-panel" aria-label={`${t.properties}: ${name}`}>
      <Group gap={2} role="group" aria-label={t.chosen}>
        {levels.map((one, index) => (
          <span key={one.at} className="ld-crumb">
            {index > 0 && <span aria-hidden>›</span>}
            <Button
              size="compact-xs"
              variant={one === level ? 'light' : 'subtle'}
              aria-pressed={one === level}
              onClick={() => setChosen({ at: one.at, selection: state.selection.from })}
            >
              {wordsOf(one)}
            </Button>
          </span>
        ))}
      </Group>
      {state.selection instanceof NodeSelection && /[cC]ode$/.test(level.node.type.name) && (
        <Text size="xs" c="dimmed">
          {t.codeHint}
        </Text>
      )}
      <PartProperties
        key={`${level.at} ${level.node.type.name}`}
        level={level}
        state={state}
        run={run}
        surroundings={surroundings}
      />
    </section>
  );
}

const levelOpenings = (levels: readonly Level[], at: number): readonly string[] =>
  levels
    .filter((one) => one.at < at && /^(part|\w+Part)$/.test(one.node.type.name))
    .map((one) => String(one.node.attrs['open']));
