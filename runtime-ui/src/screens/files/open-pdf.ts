import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/**
 * Reads a PDF in parts as they are needed. Without WebAssembly, which the content security policy of the screens does not
 * allow; scripts and forms of the PDF are never run, because nothing here asks for them.
 */
export const openPdf = (source: string | Uint8Array): PDFDocumentLoadingTask =>
  // Bytes are handed over to the thread that reads them, so it gets some of its own.
  getDocument({
    ...(typeof source === 'string' ? { url: source } : { data: source.slice() }),
    useWasm: false,
    enableXfa: false,
    useSystemFonts: true,
    stopAtErrors: false,
  });
