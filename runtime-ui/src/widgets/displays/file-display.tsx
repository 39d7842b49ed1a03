import { Stack } from '@mantine/core';
import { filesIn } from '../../client/files.ts';
import { FileLine } from '../../controls/file-line.tsx';
import { Nothing } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';

export function FileDisplay({ value, compact }: DisplayProps) {
  const files = filesIn(value);
  if (files.length === 0) return compact ? null : <Nothing />;
  return (
    <Stack gap={2}>
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
    </Stack>
  );
}
