import { moduleOfFile } from '@leitwerk/metadata/module-file';
import { SideDrawer } from '@leitwerk/runtime-ui/renderer';
import { Button, Stack, Text } from '@mantine/core';
import { IconHistoryToggle } from '@tabler/icons-react';
import { useState } from 'react';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useMoment } from '../shell/moment.ts';
import { ChangeLine } from './change-line.tsx';
import type { OriginReading } from './origin-context.tsx';
import { useOrigins } from './origin-context.tsx';
import './origin.css';

/** Opens why a definition is as it is. */
export function OriginButton({ name }: { readonly name: string }) {
  const t = useOverviewTexts();
  const reading = useOrigins();
  const [isOpen, setOpen] = useState(false);
  if (!reading) return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconHistoryToggle size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t.whyButton(reading.origins.base === null ? 0 : reading.changes.length)}
      </Button>
      {isOpen && <OriginPanel name={name} reading={reading} onClose={() => setOpen(false)} />}
    </>
  );
}

function OriginPanel({
  name,
  reading,
  onClose,
}: {
  readonly name: string;
  readonly reading: OriginReading;
  readonly onClose: () => void;
}) {
  const t = useOverviewTexts();
  const moment = useMoment();
  const { origins, changes } = reading;
  const module = moduleOfFile(reading.edited.file);
  const since = module === null ? t.inPackage(origins.package, moment(origins.package.at)) : t.inModule(module);
  return (
    <SideDrawer title={t.whyTitle(name)} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">
          {origins.base === null ? t.madeHere : changes.length === 0 ? since : `${since} ${t.butChanged}`}
        </Text>
        {changes.map((change) => (
          <ChangeLine key={`${change.op} ${change.at.join('/')}`} change={change} reading={reading} />
        ))}
      </Stack>
    </SideDrawer>
  );
}
