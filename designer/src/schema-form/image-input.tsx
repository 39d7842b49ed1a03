import { IMAGE_TYPES, imageWords, isImage, parseImage } from '@leitwerk/metadata/image';
import { messageOf } from '@leitwerk/metadata/messages';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Button, FileButton, Group, Input, Text } from '@mantine/core';
import { IconPhotoUp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useImageTexts } from '../i18n/image-texts.ts';
import './image-input.css';

type Props = {
  readonly label?: ReactNode;
  /** What its buttons are told apart by. */
  readonly name: string;
  readonly id?: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly value: string | undefined;
  readonly onChange: (next: string | undefined) => void;
};

const TYPES = Object.keys(IMAGE_TYPES).join();

/** An image that a definition holds, chosen as a file and seen on a light and a dark ground. What does not fit is not taken. */
export function ImageInput({
  label,
  name,
  id,
  description,
  error,
  required = false,
  readOnly,
  value,
  onChange,
}: Props) {
  const t = useImageTexts();
  const language = useLanguage();
  const own = useId();
  const [fault, setFault] = useState<string | null>(null);
  const isShown = isImage(value);
  const take = async (file: File | null): Promise<void> => {
    if (!file) return;
    const address = await read(file).catch(() => null);
    if (address === null) return setFault(t.unreadable);
    const image = parseImage(address);
    if ('fault' in image) return setFault(messageOf({ path: '', ...image.fault }, language));
    setFault(null);
    onChange(address);
  };
  return (
    <Input.Wrapper
      id={id ?? own}
      label={label}
      labelElement="div"
      description={description}
      // What has just been chosen is told at once, to those too who do not see it.
      error={fault === null ? error : <span role="alert">{fault}</span>}
      required={required}
    >
      <Group gap={8} mt={4} id={id ?? own}>
        {isShown && (
          <>
            <span className="lo-image" data-ground="light">
              <img src={value} alt={`${name} ${t.onLight}`} />
            </span>
            <span className="lo-image" data-ground="dark">
              <img src={value} alt={`${name} ${t.onDark}`} />
            </span>
            <Text size="xs" c="dimmed">
              {imageWords(value)}
            </Text>
          </>
        )}
        {!readOnly && (
          <FileButton accept={TYPES} onChange={(file) => void take(file)}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                size="xs"
                leftSection={<IconPhotoUp size={15} aria-hidden />}
                aria-label={t.of(isShown ? t.replace : t.choose, name)}
              >
                {isShown ? t.replace : t.choose}
              </Button>
            )}
          </FileButton>
        )}
        {!readOnly && value !== undefined && !required && (
          <Button
            variant="subtle"
            size="xs"
            color="gray"
            leftSection={<IconX size={15} aria-hidden />}
            aria-label={t.of(t.remove, name)}
            onClick={() => {
              setFault(null);
              onChange(undefined);
            }}
          >
            {t.remove}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}

/** @returns the file as a data URI in base64 */
const read = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
