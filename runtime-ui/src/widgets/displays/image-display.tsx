import { Image } from '@mantine/core';
import { fileAddress, filesIn } from '../../client/files.ts';
import type { DisplayProps } from '../../controls/widget.ts';
import { FileDisplay } from './file-display.tsx';

export function ImageDisplay(props: DisplayProps) {
  const files = filesIn(props.value);
  if (files.length === 0) return <FileDisplay {...props} />;
  const height = props.compact ? 22 : 120;
  return files.map((file) => (
    <Image key={file.id} src={fileAddress(file.id)} alt={file.name} h={height} w="auto" fit="contain" radius="sm" />
  ));
}
