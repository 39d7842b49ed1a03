import { ProblemError } from '@leitwerk/runtime-ui/renderer';
import { Alert, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { Risk } from '../client/drafts.ts';
import { rollBack } from '../client/versions.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';

type Risky = { readonly risks?: readonly Risk[]; readonly checksum?: string };

/** Publishes an earlier version again; what stands against it is told first and must be confirmed. */
export function RollBackDialog({ version, onClose }: { readonly version: number; readonly onClose: () => void }) {
  const t = useTexts();
  const client = useQueryClient();
  const [risky, setRisky] = useState<Risky>({});
  const go = async () => {
    try {
      const made = await rollBack(version, risky.checksum);
      notifications.show({ message: t.rolledBack(made.version) });
      await client.invalidateQueries({ queryKey: draftKeys.versions });
    } catch (error) {
      if (error instanceof ProblemError) setRisky(error.problem as Risky);
      throw error;
    }
  };
  return (
    <ConfirmDialog
      title={t.rollBackTitle(version)}
      action={risky.risks?.length ? t.publishConfirm : t.rollBack}
      onConfirm={go}
      onClose={onClose}
    >
      <Text size="sm">{t.rollBackText}</Text>
      {risky.risks && risky.risks.length > 0 && (
        <Alert color="orange" title={t.publishRisks}>
          <List size="sm">
            {risky.risks.map((risk) => (
              <List.Item key={risk.message}>{risk.message}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </ConfirmDialog>
  );
}
