import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Alert, Button, Checkbox, Group, List, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { Plan } from '../client/drafts.ts';
import { publishDraft } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { usePermissions } from '../shell/permissions.ts';
import { ChangeList } from '../versions/change-list.tsx';
import { useDraftEditing } from './draft-context.tsx';
import { Rehearsal } from './rehearsal.tsx';

/** The plan in words, with what has to be confirmed before it can be published. */
export function PublishPlan({
  plan,
  onPublished,
  onClose,
}: {
  readonly plan: Plan;
  readonly onPublished: (version: number) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const client = useQueryClient();
  const { mayPublish } = usePermissions();
  const { draft } = useDraftEditing();
  const [note, setNote] = useState(draft.note || draft.name);
  const [isConfirmed, setConfirmed] = useState(false);
  const [isAllowed, setAllowed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const hasRisks = plan.risks.length > 0;
  const failed = plan.scenarios?.failed ?? [];
  const isReady = plan.refused.length === 0 && (!hasRisks || isConfirmed) && (failed.length === 0 || isAllowed);
  const publish = async () => {
    setBusy(true);
    setError(null);
    try {
      const done = await publishDraft(draft.id, {
        revision: plan.revision,
        note,
        ...(hasRisks && { confirm: plan.checksum }),
        ...(failed.length > 0 && { allowFailingScenarios: true }),
      });
      onPublished(done.version);
      await client.invalidateQueries({ queryKey: draftKeys.drafts, exact: true });
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  if (plan.unchanged) return <Text>{t.publishNothing}</Text>;
  return (
    <Stack>
      <Title order={3} size="h5">
        {t.publishChanges}
      </Title>
      <div className="ld-scroll">
        <ChangeList changes={plan.changes} />
      </div>
      {plan.refused.length > 0 && <Messages color="red" title={t.publishRefused} items={plan.refused} />}
      {hasRisks && (
        <>
          <Messages color="orange" title={t.publishRisks} items={plan.risks} />
          <Checkbox
            label={t.publishConfirm}
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
        </>
      )}
      <Rehearsal draft={draft.id} />
      <Scenarios plan={plan} isAllowed={isAllowed} onAllow={setAllowed} />
      {mayPublish ? (
        <Textarea
          autosize
          maxLength={500}
          label={t.publishNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : (
        <Text size="sm">{t.publishMayNot}</Text>
      )}
      {error !== null && <ProblemText error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        {mayPublish && (
          <Button loading={busy} disabled={!isReady} onClick={() => void publish()}>
            {t.publish}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Messages({
  color,
  title,
  items,
}: {
  readonly color: string;
  readonly title: string;
  readonly items: readonly { readonly message: string }[];
}) {
  return (
    <Alert color={color} title={title}>
      <List size="sm">
        {items.map(({ message }) => (
          <List.Item key={message}>{message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Scenarios({
  plan: { scenarios },
  isAllowed,
  onAllow,
}: {
  readonly plan: Plan;
  readonly isAllowed: boolean;
  readonly onAllow: (allowed: boolean) => void;
}) {
  const t = useTexts();
  const label = useLabel();
  if (!scenarios) return null;
  if (scenarios.failed.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.publishScenariosFine(scenarios.passed)}
      </Text>
    );
  return (
    <>
      <Messages
        color="red"
        title={t.publishScenarios}
        items={scenarios.failed.map((one) => ({
          message: `${label(one.label)} – ${one.step}: ${one.issues.map(({ message }) => message).join(' ')}`,
        }))}
      />
      <Checkbox label={t.publishAllow} checked={isAllowed} onChange={(event) => onAllow(event.currentTarget.checked)} />
    </>
  );
}
