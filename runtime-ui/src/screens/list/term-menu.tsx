import { Button, Stack } from '@mantine/core';
import { useText } from '../../i18n/language.ts';
import type { Term } from '../../values/filter-terms.ts';
import { conditionOf, opposite } from '../../values/filter-terms.ts';
import { periodOf } from '../../values/periods.ts';

/** What can be done with a term of a filter. */
export function TermMenu({
  term,
  onAsk,
  onChange,
}: {
  readonly term: Term;
  readonly onAsk: (kind: 'edit' | 'or') => void;
  readonly onChange: (term: Term) => void;
}) {
  const t = useText();
  const mayEdit = conditionOf(term) !== undefined || periodOf(Object.values(term)[0]) !== undefined;
  const button = { variant: 'subtle', color: 'gray', size: 'xs', justify: 'start' } as const;
  return (
    <Stack gap={0}>
      {mayEdit && (
        <Button {...button} onClick={() => onAsk('edit')}>
          {t('changeTerm')}
        </Button>
      )}
      <Button {...button} onClick={() => onAsk('or')}>
        {t('orElse')}
      </Button>
      <Button {...button} onClick={() => onChange(opposite(term))}>
        {t('not' in term ? 'notOpposite' : 'oppositeTerm')}
      </Button>
    </Stack>
  );
}
