import type { Node } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import { newPair, withOwnPairs } from './condition-pairs.ts';
import { drawingFromSource } from './drawing-from-source.ts';
import { letterSchema } from './letter-schema.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';

const { nodes } = letterSchema;
const bare = (content: Fragment): Node => nodes.paragraph.create({ tag: '', open: '', close: '' }, content);

/** What is copied, as source: of text within a paragraph, cell or part that text alone, of several things these with their tags. */
export function sourceOfCopied(slice: Slice): string {
  let { content, openStart, openEnd } = withOwnPairs(slice);
  while (openStart > 0 && openEnd > 0 && content.childCount === 1 && content.firstChild) {
    content = content.firstChild.content;
    openStart--;
    openEnd--;
  }
  return content.firstChild?.isInline
    ? sourceFromDrawing(bare(content))
    : content.content.map(sourceFromDrawing).join('');
}

const LOOKS_WRITTEN = /\{\{[\s\S]*\}\}|<\/(p|table|ul|ol|div|h\d|strong|em|u|s|sub|sup|small|span)>/;

type Pasted = {
  readonly text: string;
  /** What else the clipboard has of it; a drawing says there that its text is source. */
  readonly html: string;
  /** Into one line: things among paragraphs become text. */
  readonly isLine: boolean;
};

/** The part of a drawing that is pasted as source; null for what is none. */
export function slicePasted({ text, html, isLine }: Pasted): Slice | null {
  if (!html.includes('data-pm-slice') && !LOOKS_WRITTEN.test(text)) return null;
  const doc = drawingFromSource(text);
  const [first] = doc.children;
  if (first?.type === nodes.code) return null;
  if (doc.childCount === 1 && first?.type === nodes.paragraph) {
    // White space around words stands in a paragraph only when that has tags.
    const spaced = first.attrs['tag'] === '' ? drawingFromSource(`<p>${text}</p>`).firstChild : first;
    return new Slice((spaced ?? first).content, 0, 0);
  }
  return isLine ? lineOf(doc.content) : new Slice(doc.content, 0, 0);
}

/** The text of what may stand among paragraphs, in one line; conditions are still around it. */
export const lineOf = (content: Fragment): Slice => new Slice(Fragment.fromArray(inOneLine(content.content)), 0, 0);

function inOneLine(all: readonly Node[]): readonly Node[] {
  const line: Node[] = [];
  for (const node of all) {
    const some = inlineOf(node);
    if (some.length > 0 && line.length > 0 && !node.isInline) line.push(letterSchema.text(' '));
    line.push(...some);
  }
  return line;
}

function inlineOf(node: Node): readonly Node[] {
  const { open, close, source } = node.attrs as Record<string, string>;
  if (node.type === nodes.br) return [letterSchema.text(' ')];
  if (node.isInline) return [node];
  if (node.type === nodes.textBlock) return [nodes.chip.create({ source })];
  if (!/^part$|Part$/.test(node.type.name)) return inOneLine(node.children);
  const pair = newPair();
  const branches = node.children.flatMap((branch) => {
    const { head } = branch.attrs as Record<string, string>;
    return [...(head === '' ? [] : [nodes.otherwise.create({ source: head, pair })]), ...inOneLine(branch.children)];
  });
  return [nodes.begin.create({ source: open, pair }), ...branches, nodes.end.create({ source: close, pair })];
}
