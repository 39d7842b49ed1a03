import { parentPort } from 'node:worker_threads';
import { PDFDocument } from 'pdf-lib';
import type { JoinQuestion } from './join-beside.ts';

// A thread of its own that joins letters into one file: see `join-beside.ts`.
let joined: PDFDocument | null = null;

async function answer({ add, day }: JoinQuestion): Promise<Uint8Array | null> {
  joined ??= await PDFDocument.create({ updateMetadata: false });
  if (add) {
    const letter = await PDFDocument.load(add, { updateMetadata: false });
    for (const page of await joined.copyPages(letter, letter.getPageIndices())) joined.addPage(page);
    return null;
  }
  joined.setProducer('Leitwerk');
  joined.setCreationDate(new Date(`${day}T00:00:00Z`));
  return joined.save();
}

parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: JoinQuestion }) => {
  void answer(input).then((output) => parentPort?.postMessage({ id, output }));
});
parentPort?.postMessage({ ready: true });
