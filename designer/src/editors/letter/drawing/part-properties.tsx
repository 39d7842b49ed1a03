import { LETTER_CLASSES } from '@leitwerk/metadata/letter/letter-markup';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Button, Group, MultiSelect, Text, TextInput } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { useState } from 'react';
import { useDrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
import { ConditionInput } from './condition-input.tsx';
import { blockIdOf, readOpening, readShownValue, writeOpening } from './letter-call.ts';
import { addBranch, classesAt, dissolve, insertSource, removeAt, setClasses, setWritten } from './letter-commands.ts';
import { openingsAt, scopesWithin } from './letter-scope.ts';
import { LOOKS } from './letter-toolbar.tsx';
import type { Level } from './levels.ts';
import { addRow, changeColumn, mayChangeColumn } from './table-commands.ts';
import { ValueInput } from './value-input.tsx';

export type PropertiesProps = {
  readonly level: Level;
  readonly state: EditorState;
  readonly run: (change: (state: EditorState) => Transaction) => void;
  readonly surroundings: LetterSurroundings;
};

const PART = /^(part|\w+Part)$/;

/** What can be said of one thing in a letter. */
export function PartProperties(props: PropertiesProps) {
  const t = useDrawingTexts();
  const { level, run } = props;
  const { node, at } = level;
  const type = node.type.name;
  const source = String(node.attrs['source'] ?? '');
  const remove = (
    <Button size="compact-xs" variant="subtle" color="red" onClick={() => run((now) => removeAt(now, at))}>
      {t.remove}
    </Button>
  );
  const blockId = blockIdOf(source);
  if (blockId !== null) return <BlockWords id={blockId} surroundings={props.surroundings} remove={remove} />;
  if (type === 'chip') return <ChipProperties {...props} remove={remove} />;
  if (type === 'begin' || type === 'otherwise' || PART.test(type) || type.endsWith('Branch'))
    return <Opening {...props} remove={remove} />;
  if (type === 'code' || type === 'inlineCode') return <Written {...props} remove={remove} />;
  if (type === 'end' || type === 'rule') return <Group>{remove}</Group>;
  return (
    <Group gap="xs" align="flex-end">
      {LOOKS[type] && <Look {...props} />}
      {type === 'row' && (
        <Button size="compact-xs" variant="default" onClick={() => run((now) => addRow(now, at))}>
          {t.addRow}
        </Button>
      )}
      {type === 'cell' && <Columns {...props} />}
      {type !== 'cell' && remove}
    </Group>
  );
}

type WithRemove = PropertiesProps & { readonly remove: React.ReactNode };

function Look({ level: { node, at }, run }: PropertiesProps) {
  const t = useDrawingTexts();
  const language = useLanguage();
  const classes = classesAt(node);
  const offered = LOOKS[node.type.name] ?? [];
  const all = [...offered, ...classes.filter((one) => !offered.some((other) => other === one))];
  return (
    <MultiSelect
      size="xs"
      miw={220}
      label={t.look}
      placeholder={classes.length === 0 ? t.noLook : ''}
      data={all.map((one) => ({ value: one, label: wordsOf(one)?.[language] ?? one }))}
      value={[...classes]}
      onChange={(next) => run((now) => setClasses(now, at, next))}
    />
  );
}

function Columns({ level: { at }, state, run }: PropertiesProps) {
  const t = useDrawingTexts();
  const mayChange = mayChangeColumn(state.doc, at);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        disabled={!mayChange}
        onClick={() => run((now) => changeColumn(now, at, 'add'))}
      >
        {t.addColumn}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        disabled={!mayChange}
        onClick={() => run((now) => changeColumn(now, at, 'remove'))}
      >
        {t.removeColumn}
      </Button>
      {!mayChange && (
        <Text size="xs" c="dimmed">
          {t.columnsDiffer}
        </Text>
      )}
    </>
  );
}

const wordsOf = (one: string) =>
  Object.hasOwn(LETTER_CLASSES, one) ? LETTER_CLASSES[one as keyof typeof LETTER_CLASSES] : undefined;

function ChipProperties(props: WithRemove) {
  const { level, state, run, surroundings, remove } = props;
  const shown = readShownValue(String(level.node.attrs['source']));
  if (!shown) return <Written {...props} />;
  const scopes = scopesWithin(openingsAt(state.doc, level.at), surroundings);
  return (
    <ValueInput
      shown={shown}
      scopes={scopes}
      surroundings={surroundings}
      onChange={(source) => run((now) => setWritten(now, level.at, { source }))}
      onCases={(source) => run((now) => insertSource(now, source))}
    >
      {remove}
    </ValueInput>
  );
}

/** The condition of a part or branch, or the list that it goes through. */
function Opening(props: WithRemove) {
  const t = useDrawingTexts();
  const { level, state, run, surroundings, remove } = props;
  const { node, at } = level;
  const key = node.type.name.endsWith('Branch') ? 'head' : PART.test(node.type.name) ? 'open' : 'source';
  const opening = readOpening(String(node.attrs[key]));
  const isCondition = opening && ['#if', '#unless', 'else if'].includes(opening.name);
  const isInner = node.type.name === 'otherwise' || node.type.name.endsWith('Branch');
  const around = openingsAt(state.doc, at);
  const scopes = scopesWithin(isInner ? around.slice(0, -1) : around, surroundings);
  const isPart = PART.test(node.type.name);
  const mayBranch = isPart || node.type.name === 'begin';
  return (
    <Group gap="xs" align="flex-end">
      {opening && isCondition && (
        <ConditionInput
          text={opening.text}
          scopes={scopes}
          surroundings={surroundings}
          onChange={(text) => run((now) => setWritten(now, at, { [key]: writeOpening({ ...opening, text }) }))}
        />
      )}
      {opening && !isCondition && opening.text !== '' && (
        <TextOf
          label={t.written}
          text={opening.text}
          onChange={(text) => run((now) => setWritten(now, at, { [key]: writeOpening({ ...opening, text }) }))}
        />
      )}
      {mayBranch && (
        <>
          <Button size="compact-xs" variant="default" onClick={() => run((now) => addBranch(now, at, '{{else}}'))}>
            {t.addElse}
          </Button>
          {isCondition && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => run((now) => addBranch(now, at, `{{else if ${opening.text}}}`))}
            >
              {t.addOrWhen}
            </Button>
          )}
        </>
      )}
      {isPart && (
        <Button size="compact-xs" variant="subtle" onClick={() => run((now) => dissolve(now, at))}>
          {t.dissolve}
        </Button>
      )}
      {remove}
    </Group>
  );
}

function Written({ level: { node, at }, run, remove }: WithRemove) {
  const t = useDrawingTexts();
  return (
    <Group gap="xs" align="flex-end">
      <TextOf
        label={t.written}
        text={String(node.attrs['source'])}
        onChange={(source) => run((now) => setWritten(now, at, { source }))}
      />
      {remove}
    </Group>
  );
}

/** Taken when somebody has finished writing: what is half written would be wrong. */
function TextOf({
  label,
  text,
  onChange,
}: {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    if (typed !== null && typed !== text && typed.trim() !== '') onChange(typed);
    setTyped(null);
  };
  return (
    <TextInput
      size="xs"
      miw={260}
      label={label}
      value={typed ?? text}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}

function BlockWords({
  id,
  surroundings,
  remove,
}: {
  readonly id: string;
  readonly surroundings: LetterSurroundings;
  readonly remove: React.ReactNode;
}) {
  const t = useDrawingTexts();
  const block = surroundings.blocks.find((one) => one.id === id);
  const { draft } = useParams({ strict: false });
  return (
    <Group gap="xs">
      {block && draft !== undefined && (
        <Button
          size="compact-xs"
          variant="default"
          renderRoot={(props) => (
            <Link {...props} to="/drafts/$draft/$kind/$id" params={{ draft, kind: 'text-block', id }} />
          )}
        >
          {t.openBlock}
        </Button>
      )}
      {block?.status === 'draft' && (
        <Text size="xs" c="var(--mantine-color-error)">
          {t.draftBlock}
        </Text>
      )}
      {(block?.validFrom || block?.validTo) && <Text size="xs">{t.validity(block.validFrom, block.validTo)}</Text>}
      {remove}
    </Group>
  );
}
