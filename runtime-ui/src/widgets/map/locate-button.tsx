import { Button, Text } from '@mantine/core';
import { IconMapPinSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { findLocation } from './find-location.ts';
import type { Location } from './location.ts';
import { mapTexts } from './map-texts.ts';

/** Looks for where an address is, when somebody asks for it. */
export function LocateButton({
  parts,
  label,
  onFound,
}: {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly onFound: (location: Location) => void;
}) {
  const t = useOwnTexts(mapTexts);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState('');
  const find = async (): Promise<void> => {
    setBusy(true);
    setMessage('');
    try {
      const location = await findLocation(parts);
      if (location) onFound(location);
      else setMessage(t.notFound);
    } catch (error) {
      setMessage(error instanceof Error ? error.message : t.notFound);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        mt={6}
        loading={busy}
        aria-label={`${label}: ${t.locate}`}
        leftSection={<IconMapPinSearch size={14} aria-hidden />}
        onClick={() => void find()}
      >
        {t.locate}
      </Button>
      <Text size="xs" c="dimmed" role="status" span ml={6}>
        {message}
      </Text>
    </>
  );
}
