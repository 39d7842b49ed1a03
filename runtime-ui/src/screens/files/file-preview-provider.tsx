import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import type { WireFile } from '../../client/files.ts';
import { FilePreviewContext } from '../../controls/file-preview-context.ts';
import { useReturnFocus } from '../../controls/use-return-focus.ts';
import type { EntityModel } from '../../model/definitions.ts';

const FilePreview = lazy(async () => ({ default: (await import('./file-preview.tsx')).FilePreview }));

/** Whatever is shown below opens its files in place; within a record one leafs through all of its files. */
export function FilePreviewProvider({
  record,
  children,
}: {
  readonly record: { readonly entity: EntityModel; readonly id: string } | null;
  readonly children: ReactNode;
}) {
  const [file, setFile] = useState<WireFile | null>(null);
  useReturnFocus(file !== null);
  return (
    <FilePreviewContext value={setFile}>
      {children}
      {file && (
        <Suspense fallback={null}>
          <FilePreview file={file} record={record} onClose={() => setFile(null)} />
        </Suspense>
      )}
    </FilePreviewContext>
  );
}
