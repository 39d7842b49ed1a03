import { Button, Title } from '@mantine/core';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { useForm } from '../../schema-form/form-context.tsx';
import { asList } from './as-list.ts';
import { usePipeline } from './pipeline-context.tsx';
import type { StageFact } from './stages.ts';

/** What holds at a box of a variant: its own and what it inherits, which it can say otherwise. */
export function StageFacts({ facts }: { readonly facts: readonly StageFact[] }) {
  const t = usePipelineTexts();
  const { document } = usePipeline();
  const { setValue, setOpen, isReadOnly } = useForm();
  const begin = ({ list, id }: NonNullable<StageFact['begin']>): void => {
    const there = asList(document[list]);
    setValue([list], [...there, { id }]);
    for (const path of [[list], [list, there.length]]) setOpen(path, true);
  };
  return (
    <section aria-label={t.holds}>
      <Title order={4} size="h6" mt="md">
        {t.holds}
      </Title>
      <ul className="lp-facts">
        {facts.map(({ name, text, isOwn, begin: at }) => (
          <li key={name} className="lp-fact">
            <span>{name}</span>
            <span>{text}</span>
            {at && !isReadOnly ? (
              <Button size="compact-xs" variant="default" aria-label={t.differ(name)} onClick={() => begin(at)}>
                {t.differHere}
              </Button>
            ) : (
              <span className="lp-origin" data-own={isOwn || undefined}>
                {isOwn ? t.own : t.inherited}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
