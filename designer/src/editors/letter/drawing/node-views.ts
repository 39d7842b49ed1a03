import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView, NodeViewConstructor } from '@tiptap/pm/view';
import { openingsAt } from './letter-scope.ts';
import type { LetterWords } from './letter-words.ts';

type Words = () => LetterWords;
type Position = () => number | undefined;

const element = (tag: string, className: string, text = ''): HTMLElement => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

const openings = (view: EditorView, position: Position): readonly string[] =>
  openingsAt(view.state.doc, position() ?? 0);

/** A thing that is chosen as a whole. */
const atomView =
  (tag: string, className: string, wordsOf: (node: Node, openings: readonly string[]) => string): NodeViewConstructor =>
  (node, view, position) => {
    const dom = element(tag, className, wordsOf(node, openings(view, position)));
    dom.title = String(node.attrs['source'] ?? '');
    return { dom };
  };

/** What opens a part stands above it; a click there chooses the part. */
const partView =
  (words: Words, isRows = false): NodeViewConstructor =>
  (node, view, position) => {
    const dom = element('div', isRows ? 'ld-rows-part' : 'ld-part');
    const head = headOf(words().opening(String(node.attrs['open']), openings(view, position)), isRows);
    const content = element('div', isRows ? 'ld-rows-content' : '');
    makeHead(head, view, position);
    dom.append(head, content);
    return { dom, contentDOM: content, ignoreMutation: (change) => !content.contains(change.target) };
  };

const branchView =
  (words: Words, isRows = false): NodeViewConstructor =>
  (node, view, position) => {
    const dom = element('div', isRows ? 'ld-rows-content' : '');
    const content = element('div', isRows ? 'ld-rows-content' : '');
    if (node.attrs['head'] !== '') {
      // Its words are those of a place before the part's own list begins.
      const around = openings(view, position).slice(0, -1);
      const head = headOf(words().opening(String(node.attrs['head']), around), isRows);
      makeHead(head, view, position);
      dom.append(head);
    }
    dom.append(content);
    return { dom, contentDOM: content, ignoreMutation: (change) => !content.contains(change.target) };
  };

/** Among rows it is one of them, whose words may be wider than its cell. */
function headOf(words: string, isRows: boolean): HTMLElement {
  const head = element('div', 'ld-part-head', words);
  if (!isRows) return head;
  const row = element('div', 'ld-rows-head');
  const cell = element('div', 'ld-rows-words');
  cell.append(head);
  row.append(cell);
  return row;
}

function makeHead(head: HTMLElement, view: EditorView, position: Position): void {
  head.contentEditable = 'false';
  head.addEventListener('mousedown', (event) => {
    const at = position();
    if (at === undefined) return;
    event.preventDefault();
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
    view.focus();
  });
}

/** How nodes look whose tags alone do not say it. */
export function nodeViews(words: Words): Readonly<Record<string, NodeViewConstructor>> {
  const source = (node: Node): string => String(node.attrs['source']);
  const opening = (node: Node, around: readonly string[]): string => words().opening(source(node), around);
  return {
    chip: atomView('span', 'ld-chip', (node, around) => words().value(source(node), around)),
    begin: atomView('span', 'ld-marker', opening),
    otherwise: atomView('span', 'ld-marker', (node, around) => words().opening(source(node), around.slice(0, -1))),
    end: atomView('span', 'ld-marker ld-end', () => '⟩'),
    inlineCode: atomView('span', 'ld-letter-code', source),
    code: atomView('div', 'ld-letter-code', source),
    textBlock: atomView('div', 'ld-text-block', (node) => words().block(source(node))),
    part: partView(words),
    listPart: partView(words),
    rowPart: partView(words, true),
    cellPart: partView(words, true),
    partBranch: branchView(words),
    listPartBranch: branchView(words),
    rowPartBranch: branchView(words, true),
    cellPartBranch: branchView(words, true),
  };
}
