import { useQuery } from '@tanstack/react-query';
import type { WireFile } from '../../client/files.ts';
import { fileAddress } from '../../client/files.ts';
import { queryKeys } from '../../client/query-keys.ts';

/** Nobody reads more on a screen; the rest is in the download. */
const MOST_BYTES = 500_000;

/** The beginning of a text file. What is not UTF-8 is read as Windows-1252, as spreadsheets in German write it. */
export function useFileText(file: WireFile) {
  const text = useQuery({
    queryKey: queryKeys.fileText(file.id),
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const headers = file.size > MOST_BYTES ? { range: `bytes=0-${MOST_BYTES - 1}` } : {};
      const answer = await fetch(fileAddress(file.id), { headers, signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return decoded(await answer.arrayBuffer());
    },
  });
  return { text: text.data, isBroken: text.isError, isCut: file.size > MOST_BYTES };
}

function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    // As a stream: the last character may have been cut.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
