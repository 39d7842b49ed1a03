import i18next from 'i18next';
import type { WireFile } from './files.ts';
import { ProblemError } from './problem-error.ts';
import { readProblem } from './send-request.ts';
import { announceSignedOut } from './signed-out.ts';

/**
 * Uploads a file and tells how far it is. By XMLHttpRequest, because `fetch` says nothing of what it has sent.
 * @param onProgress from 0 to 1
 * @param purpose `import` for files that are read once and may be large
 */
export function sendFile(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
  purpose: 'record' | 'import' = 'record',
): Promise<WireFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('POST', `/api/files?purpose=${purpose}`);
    request.setRequestHeader('accept-language', i18next.language || 'de');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Error(i18next.t('errorOffline')));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      signal.removeEventListener('abort', stop);
      if (request.status === 201) return resolve(JSON.parse(request.responseText) as WireFile);
      if (request.status === 401) announceSignedOut();
      const type = request.getResponseHeader('content-type') ?? '';
      const answer = new Response(request.responseText, {
        status: request.status || 500,
        headers: { 'content-type': type },
      });
      readProblem(answer).then((problem) => reject(new ProblemError(problem)), reject);
    };
    signal.addEventListener('abort', stop);
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
