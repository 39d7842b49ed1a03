import { baseKeymap, chainCommands, splitBlock, toggleMark } from '@tiptap/pm/commands';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { keymap } from '@tiptap/pm/keymap';
import type { Node } from '@tiptap/pm/model';
import type { Command, Transaction } from '@tiptap/pm/state';
import { EditorState, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { EditorView } from '@tiptap/pm/view';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { withOwnPairs } from './condition-pairs.ts';
import { lineOf, slicePasted, sourceOfCopied } from './copied-source.ts';
import { drawingFromSource } from './drawing-from-source.ts';
import { crossesParts, keepBalance } from './keep-balance.ts';
import { deleteAcross, insertSource } from './letter-commands.ts';
import { letterSchema } from './letter-schema.ts';
import type { LetterWords } from './letter-words.ts';
import { nodeViews } from './node-views.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';

const { nodes, marks } = letterSchema;
/** What is typed without such a pause is undone together. */
const PAUSE_MS = 1000;

type Options = {
  readonly name: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  /** One line: no paragraphs. */
  readonly isLine: boolean;
  readonly words: LetterWords;
  /** @param together the same for what is undone together */
  readonly onChange: (text: string, together: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

/** The drawing as it is edited. Undo and redo are those of the draft. */
export function useLetterView(options: Options): {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly view: EditorView | null;
  readonly state: EditorState | null;
} {
  const holder = useRef<HTMLDivElement>(null);
  const latest = useRef(options);
  latest.current = options;
  const [view, setView] = useState<EditorView | null>(null);
  const [state, setState] = useState<EditorState | null>(null);
  const written = useRef(options.text);
  const { name, text, isReadOnly, isLine, words } = options;

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when it can be written or no more only
  useEffect(() => {
    if (!holder.current) return;
    let burst = { at: 0, number: 0 };
    const made = new EditorView(holder.current, {
      state: newState(latest.current.text, latest),
      editable: () => !isReadOnly,
      attributes: { role: 'textbox', 'aria-multiline': String(!isLine), 'aria-label': name, class: 'ld-drawn' },
      nodeViews: nodeViews(() => latest.current.words),
      clipboardTextSerializer: sourceOfCopied,
      // In one line, whatever is pasted or dropped is text.
      transformPasted: (slice) => (isLine ? lineOf(withOwnPairs(slice).content) : withOwnPairs(slice)),
      handlePaste: (target, event) => pasteSource(target, event, isLine),
      handleTextInput: (target, _from, _to, typed) =>
        typeBehind(target, typed) || typeAcross(target, typed) || typeBraces(target, typed),
      dispatchTransaction(given) {
        const isCutAcross = given.getMeta('uiEvent') === 'cut' && crossesParts(made.state);
        const transaction = isCutAcross ? deleteAcross(made.state) : given;
        const next = made.state.apply(transaction);
        made.updateState(next);
        setState(next);
        if (!transaction.docChanged) return;
        const now = Date.now();
        const isTyping = isTypedOnly(transaction) && now - burst.at < PAUSE_MS;
        burst = { at: now, number: isTyping ? burst.number : burst.number + 1 };
        written.current = sourceFromDrawing(next.doc);
        latest.current.onChange(written.current, String(burst.number));
      },
    });
    written.current = latest.current.text;
    setView(made);
    setState(made.state);
    return () => {
      setView(null);
      made.destroy();
    };
  }, [isReadOnly, isLine]);

  // Other words, for another language or a renamed field.
  useEffect(() => {
    view?.setProps({ nodeViews: nodeViews(() => words) });
  }, [view, words]);

  // What undo, code or others have changed.
  useEffect(() => {
    if (!view || text === written.current) return;
    const { from } = view.state.selection;
    written.current = text;
    const next = newState(text, latest);
    const { doc } = next;
    const selection = TextSelection.near(doc.resolve(Math.min(from, doc.content.size)));
    view.updateState(next.apply(next.tr.setSelection(selection)));
    setState(view.state);
  }, [view, text]);

  return { holder, view, state };
}

function newState(text: string, latest: RefObject<Options>): EditorState {
  const { isLine } = latest.current;
  const run =
    (what: 'onUndo' | 'onRedo'): Command =>
    () => {
      latest.current[what]();
      return true;
    };
  const lineBreak: Command = (state, dispatch) => {
    if (!isLine) dispatch?.(state.tr.replaceSelectionWith(nodes.br.create({ source: '<br>' }), true).scrollIntoView());
    return true;
  };
  const doc = drawingFromSource(text);
  return EditorState.create({
    doc,
    selection: startOf(doc),
    plugins: [
      keymap({
        'Mod-z': run('onUndo'),
        'Mod-y': run('onRedo'),
        'Shift-Mod-z': run('onRedo'),
        'Mod-b': toggleMark(marks['strong'] as never),
        'Mod-i': toggleMark(marks['em'] as never),
        'Mod-u': toggleMark(marks['u'] as never),
        'Shift-Enter': lineBreak,
        Enter: chainCommands(
          (state, dispatch) => (isLine || !maySplit(state) ? lineBreak(state, dispatch) : false),
          splitParagraph,
        ),
        Backspace: deleteChosenAcross,
        Delete: deleteChosenAcross,
      }),
      keymap(baseKeymap),
      gapCursor(),
      keepBalance,
    ],
  });
}

const deleteChosenAcross: Command = (state, dispatch) => {
  if (!crossesParts(state)) return false;
  dispatch?.(deleteAcross(state));
  return true;
};

/** In the first text there is; else what comes first is chosen. */
function startOf(doc: Node): Selection {
  let first: number | null = null;
  doc.descendants((node, at) => {
    if (first === null && node.isTextblock) first = at + 1;
    return first === null;
  });
  return first === null ? Selection.atStart(doc) : TextSelection.create(doc, first);
}

/** A new paragraph cannot begin within a condition that goes on behind it, and cells hold lines. */
function maySplit({ selection: { $from } }: EditorState): boolean {
  let open = 0;
  $from.parent.forEach((node, offset) => {
    if (offset < $from.parentOffset) open += node.type === nodes.begin ? 1 : node.type === nodes.end ? -1 : 0;
  });
  return open === 0 && !($from.parent.attrs['tag'] === '' && $from.depth > 1 && $from.node(-1).type === nodes.cell);
}

const splitParagraph: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.paragraph) return false;
  // Text in no element becomes a paragraph before there are two of it.
  if ($from.parent.attrs['tag'] !== '') return splitBlock(state, dispatch);
  if (!dispatch) return true;
  const tr = state.tr.setNodeMarkup($from.before(), null, {
    ...$from.parent.attrs,
    tag: 'p',
    open: '<p>',
    close: '</p>',
  });
  return splitBlock(state.apply(tr), (split) => {
    for (const step of split.steps) tr.step(step);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, split.selection.from)).scrollIntoView());
  });
};

/** What was copied here is pasted with all that is in it. */
function pasteSource(view: EditorView, event: ClipboardEvent, isLine: boolean): boolean {
  const [text = '', html = ''] = ['text/plain', 'text/html'].map((type) => event.clipboardData?.getData(type));
  const slice = slicePasted({ text, html, isLine });
  if (slice) view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
  return slice !== null;
}

/** Letters that are put in or taken out, and nothing else. */
const isTypedOnly = ({ steps }: Transaction): boolean =>
  steps.every((step) => step instanceof ReplaceStep && step.slice.content.content.every((node) => node.isText));

/** What is chosen as a whole is not written over by the next letter: that stands behind it, or nowhere. */
function typeBehind(view: EditorView, typed: string): boolean {
  const { selection, tr } = view.state;
  if (!(selection instanceof NodeSelection)) return false;
  if (selection.node.isInline) view.dispatch(tr.insertText(typed, selection.to).scrollIntoView());
  return true;
}

function typeAcross(view: EditorView, typed: string): boolean {
  if (!crossesParts(view.state)) return false;
  view.dispatch(deleteAcross(view.state).insertText(typed));
  return true;
}

/** The second closing brace makes a variable of what is in them. */
function typeBraces(view: EditorView, typed: string): boolean {
  const { $from, empty } = view.state.selection;
  if (typed !== '}' || !empty) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const [source] = /\{\{[^{}#/!&>*^][^{}]*\}$/.exec(before) ?? [];
  if (source === undefined || /^\{\{\s*else\b/.test(source)) return false;
  const { state } = view;
  const at = $from.pos - source.length;
  const chosen = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at, $from.pos)));
  const made = insertSource(chosen, `${source}}`);
  const tr = state.tr;
  for (const step of made.steps) tr.step(step);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)));
  return true;
}
