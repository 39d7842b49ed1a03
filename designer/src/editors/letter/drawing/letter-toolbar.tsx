import type { LETTER_CLASSES } from '@leitwerk/metadata/letter/letter-markup';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Button, Group, Menu, Select, Tooltip } from '@mantine/core';
import { IconArrowFork, IconBold, IconItalic, IconPlus, IconTextDecrease, IconUnderline } from '@tabler/icons-react';
import { toggleMark } from '@tiptap/pm/commands';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { ComponentType } from 'react';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
import { insertSource, mayPutUnderCondition, putUnderCondition, setParagraphs } from './letter-commands.ts';
import type { MarkTag } from './letter-schema.ts';
import { letterSchema } from './letter-schema.ts';
import { choicesIn, listsIn, openingsAt, scopesWithin } from './letter-scope.ts';
import { newBlocks, tableOver } from './new-blocks.ts';
import { VariablePick } from './variable-pick.tsx';

type Props = {
  readonly name: string;
  readonly view: EditorView;
  readonly state: EditorState;
  readonly isLine: boolean;
  readonly surroundings: LetterSurroundings;
};

const MARKS: readonly (readonly [MarkTag & ('strong' | 'em' | 'u' | 'small'), ComponentType<{ size: number }>])[] = [
  ['strong', IconBold],
  ['em', IconItalic],
  ['u', IconUnderline],
  ['small', IconTextDecrease],
];

/** What can be done with the text of a letter. */
export function LetterToolbar({ name, view, state, isLine, surroundings }: Props) {
  const t = useDrawingTexts();
  const language = useLanguage();
  const scopes = scopesWithin(openingsAt(state.doc, state.selection.from), surroundings);
  const choices = choicesIn(scopes, surroundings.model, language);
  const run = (change: (state: EditorState) => Transaction): void => {
    view.dispatch(change(view.state));
    // A menu that closes takes the focus back once more.
    setTimeout(() => view.focus());
  };
  const insert = (source: string): void => run((now) => insertSource(now, source));
  const { $from } = state.selection;
  const tag = $from.parent.isTextblock ? String($from.parent.attrs['tag']) : null;
  const kinds = ['p', 'h1', 'h2', 'h3', ...(tag === '' ? [''] : [])];
  const firstField = choices.find((one) => one.field !== null)?.path ?? '@user';
  const mayHaveCondition = mayPutUnderCondition(state);
  return (
    <Group role="toolbar" aria-label={t.tools(name)} gap={4} className="ld-letter-tools">
      {!isLine && (
        <Select
          size="xs"
          w={124}
          aria-label={t.kind}
          allowDeselect={false}
          disabled={tag === null}
          data={kinds.map((one) => ({ value: one === '' ? '-' : one, label: t.kinds[one] ?? one }))}
          value={tag === '' ? '-' : tag}
          onChange={(next) => next !== null && next !== '-' && run((now) => setParagraphs(now, next))}
        />
      )}
      <ActionIcon.Group>
        {MARKS.map(([mark, Icon]) => {
          const type = letterSchema.mark(mark).type;
          const { from, to, empty } = state.selection;
          const isOn = empty
            ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
            : state.doc.rangeHasMark(from, to, type);
          return (
            <Tooltip key={mark} label={t[mark]}>
              <ActionIcon
                aria-label={t[mark]}
                aria-pressed={isOn}
                variant={isOn ? 'light' : 'default'}
                size="md"
                onClick={() => {
                  toggleMark(type)(view.state, view.dispatch);
                  view.focus();
                }}
              >
                <Icon size={15} />
              </ActionIcon>
            </Tooltip>
          );
        })}
      </ActionIcon.Group>
      <VariablePick choices={choices} onPick={insert} />
      <Tooltip label={mayHaveCondition ? t.inlineWhen : t.halfConditions}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowFork size={14} aria-hidden />}
          // One that is wholly disabled would not show why.
          {...(mayHaveCondition ? {} : { 'data-disabled': true })}
          aria-disabled={!mayHaveCondition}
          onClick={() => mayHaveCondition && run((now) => putUnderCondition(now, firstField))}
        >
          {t.whenShort}
        </Button>
      </Tooltip>
      {!isLine && (
        <Menu position="bottom-start" width={260} withinPortal>
          <Menu.Target>
            <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />}>
              {t.insert}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className="ld-letter-menu">
            {newBlocks(t).map(({ key, label, source }) => (
              <Menu.Item key={key} onClick={() => insert(source)}>
                {label}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Label>{t.tableOver}</Menu.Label>
            {listsIn(scopes, surroundings.model, language).map((list) => (
              <Menu.Item key={list.open} onClick={() => insert(tableOver(list, language))}>
                {list.label}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Label>{t.textBlock}</Menu.Label>
            {surroundings.blocks.map((block) => (
              <Menu.Item key={block.id} onClick={() => insert(`{{block "${block.id}"}}`)}>
                {block.label?.[language] ?? block.id}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

/** Classes that make sense on each kind of thing. */
export const LOOKS: Readonly<Record<string, readonly (keyof typeof LETTER_CLASSES)[]>> = {
  paragraph: ['right', 'center', 'small', 'strong', 'accent', 'keep', 'new-page', 'signature'],
  box: ['columns-2', 'columns-3', 'box', 'keep', 'new-page', 'small'],
  table: ['lines', 'plain', 'keep', 'new-page', 'small'],
  row: ['strong', 'accent'],
  cell: ['right', 'center', 'small', 'strong', 'accent'],
  list: ['small', 'keep', 'columns-2'],
};
