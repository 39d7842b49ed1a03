import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconPencilCog } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useSetUp } from './set-up-context.tsx';
import { useMakeDraft } from './use-make-draft.ts';

/** From a step to everything that can be said of one definition: in a draft of the answers so far. */
export function OpenInDesigner({
  kind,
  id,
  name,
}: {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}) {
  const t = useSetUpTexts();
  const navigate = useNavigate();
  const { errors, isChecking } = useSetUp();
  const { make } = useMakeDraft();
  const [isAsking, setAsking] = useState(false);
  const title = t.openInDesigner(name);
  return (
    <>
      <Tooltip label={title}>
        <ActionIcon
          aria-label={title}
          disabled={errors.size > 0 || isChecking}
          onClick={(event) => {
            event.stopPropagation();
            setAsking(true);
          }}
        >
          <IconPencilCog size={17} />
        </ActionIcon>
      </Tooltip>
      {isAsking && (
        <ConfirmDialog
          title={title}
          action={t.makeDraft}
          isHarmless
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const draft = await make();
            await navigate({ to: '/drafts/$draft/$kind/$id', params: { draft, kind, id }, search: {} });
          }}
        >
          <Text size="sm">{t.openInDesignerText}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
