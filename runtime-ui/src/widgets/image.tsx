import { Image } from '@mantine/core';
import { fileAddress } from '../client/files.ts';
import { FileDisplay, FileInput, filesOf } from '../controls/file-input.tsx';
import type { DisplayProps } from '../controls/widget.ts';

export const Input = FileInput;

export function Display(props: DisplayProps) {
  const files = filesOf(props.value);
  if (files.length === 0) return <FileDisplay {...props} />;
  const height = props.compact ? 22 : 120;
  return files.map((file) => (
    <Image key={file.id} src={fileAddress(file.id)} alt={file.name} h={height} w="auto" fit="contain" radius="sm" />
  ));
}
