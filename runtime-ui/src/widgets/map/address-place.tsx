import { Anchor, Button, Group, Loader, Text } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { locationOf, openStreetMapAddress } from './location.ts';
import { mapTexts } from './map-texts.ts';

const AddressMap = lazy(async () => ({ default: (await import('./address-map.tsx')).AddressMap }));

/** Where an address is, with a map that comes when it is asked for. Nothing when that is not known. */
export function AddressPlace({ value, label }: { readonly value: unknown; readonly label: string }) {
  const t = useOwnTexts(mapTexts);
  const isThere = useModel().app?.modules?.includes('geodata') ?? false;
  const [isOpen, setOpen] = useState(false);
  const location = locationOf(value);
  if (!isThere || !location) return null;
  return (
    <>
      <Group gap={8} mt={6}>
        <Button
          size="compact-xs"
          variant="light"
          aria-expanded={isOpen}
          aria-label={`${label}: ${t.map}`}
          leftSection={<IconMap2 size={14} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t.map}
        </Button>
        <Text size="xs" c="dimmed">
          {t[location.accuracy]}
        </Text>
        <Anchor size="xs" href={openStreetMapAddress(location)} target="_blank" rel="noopener noreferrer">
          {t.openMap}
        </Anchor>
      </Group>
      {isOpen && (
        <Suspense fallback={<Loader size="sm" mt={8} />}>
          <AddressMap location={location} label={label} />
        </Suspense>
      )}
    </>
  );
}
