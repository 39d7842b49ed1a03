import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Anchor, Button, List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { EntityRehearsal, Finding } from '../client/rehearsal.ts';
import { rehearseDraft } from '../client/rehearsal.ts';
import { useTexts } from '../i18n/designer-texts.ts';

/** Looks at the records as they are under the rules of the draft, when somebody asks for it. */
export function Rehearsal({ draft }: { readonly draft: string }) {
  const t = useTexts();
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => rehearseDraft(draft) });
  const told = data?.filter((one) => one.isRemoved || one.findings.length > 0 || one.looked < one.of);
  return (
    <Stack gap="xs">
      <Button variant="default" size="compact-sm" w="fit-content" loading={isPending} onClick={() => mutate()}>
        {t.rehearse}
      </Button>
      {error && <ProblemText error={error} />}
      {told?.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t.rehearsedFine}
        </Text>
      )}
      {told?.map((one) => (
        <EntityFindings key={one.entity} rehearsal={one} />
      ))}
    </Stack>
  );
}

function EntityFindings({ rehearsal }: { readonly rehearsal: EntityRehearsal }) {
  const t = useTexts();
  const label = useLabel();
  const { looked, of, isRemoved, findings } = rehearsal;
  return (
    <div>
      <Text size="sm" fw={600}>
        {label(rehearsal.label)}
      </Text>
      {isRemoved && <Text size="sm">{t.rehearsedRemoved(of)}</Text>}
      {looked < of && (
        <Text size="sm" c="dimmed">
          {t.rehearsedPart(looked, of)}
        </Text>
      )}
      <List size="sm">
        {findings.map((finding) => (
          <List.Item key={`${finding.what} ${finding.field} ${finding.message ?? ''}`}>
            {label(finding.label)}: {t.rehearsed[finding.what](finding.count)} {finding.message}
            <Samples entity={rehearsal.entity} samples={finding.samples} />
          </List.Item>
        ))}
      </List>
    </div>
  );
}

/** Some of the records, opened beside the designer. */
function Samples({ entity, samples }: { readonly entity: string; readonly samples: Finding['samples'] }) {
  return (
    <Text size="xs">
      {samples.map(({ id, title }) => (
        <Anchor key={id} inherit mr={8} target="_blank" href={`/records/${encodeURIComponent(entity)}/${id}`}>
          {title ?? id}
        </Anchor>
      ))}
    </Text>
  );
}
