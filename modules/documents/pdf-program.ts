import { parentPort } from 'node:worker_threads';
import { PDFDocument } from 'pdf-lib';
import { countPages, joinPages } from './join-pages.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-beside.ts';

// A thread of its own that works on PDF files: see `pdf-beside.ts`.
let joined: PDFDocument | null = null;

async function answer(question: PdfQuestion): Promise<PdfAnswer> {
  switch (question.do) {
    case 'count':
      return { pages: await countPages(question.text) };
    case 'lay':
      return { bytes: await joinPages(question.text, question.sheets, question.facts) };
    case 'add': {
      joined ??= await PDFDocument.create({ updateMetadata: false });
      const letter = await PDFDocument.load(question.letter, { updateMetadata: false });
      for (const page of await joined.copyPages(letter, letter.getPageIndices())) joined.addPage(page);
      return { pages: joined.getPageCount() };
    }
    case 'end': {
      const whole = joined ?? (await PDFDocument.create({ updateMetadata: false }));
      joined = null;
      whole.setProducer('Leitwerk');
      whole.setCreationDate(new Date(`${question.day}T00:00:00Z`));
      return { bytes: await whole.save() };
    }
  }
}

parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: PdfQuestion }) => {
  void answer(input).then((output) => parentPort?.postMessage({ id, output }));
});
parentPort?.postMessage({ ready: true });
