import type { PDFDocumentProxy } from 'pdfjs-dist';
import { AnnotationMode, RenderingCancelledException, TextLayer } from 'pdfjs-dist';

/** A page larger than that takes more memory than a browser has for a picture. */
const MOST_PIXELS = 16_000_000;

type How = {
  readonly place: HTMLElement;
  /** Of the area in which the page stands, in CSS pixels. */
  readonly width: number;
  /** Null: as wide as the area. */
  readonly zoom: number | null;
  readonly label: string;
  readonly onFail: () => void;
};

/** Draws one page with a layer of text over it that can be selected. @returns what gives it up */
export function drawPage(pdf: PDFDocumentProxy, number: number, how: How): () => void {
  let isOver = false;
  let stop = (): void => undefined;
  const draw = async (): Promise<void> => {
    const page = await pdf.getPage(number);
    if (isOver) return;
    const own = page.getViewport({ scale: 1 });
    const fitting = Math.min(2, Math.max(0.1, (how.width - 32) / own.width));
    const viewport = page.getViewport({ scale: how.zoom ?? fitting });
    const density = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', how.label);
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    canvas.style.width = `${Math.floor(viewport.width)}px`;
    canvas.style.height = `${Math.floor(viewport.height)}px`;
    const text = document.createElement('div');
    text.className = 'lw-sheet-text';
    text.style.setProperty('--total-scale-factor', String(viewport.scale));
    const rendering = page.render({
      canvas,
      viewport,
      transform: [density, 0, 0, density, 0, 0],
      annotationMode: AnnotationMode.ENABLE,
    });
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    stop = () => {
      rendering.cancel();
      layer.cancel();
    };
    await Promise.all([rendering.promise, layer.render()]);
    if (!isOver) how.place.replaceChildren(canvas, text);
  };
  draw().catch((error: unknown) => {
    if (!isOver && !(error instanceof RenderingCancelledException)) how.onFail();
  });
  return () => {
    isOver = true;
    stop();
  };
}
