import type { Option, OptionSetDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { movedElement } from '../schema-form/moved-element.ts';
import { SortableRows } from '../schema-form/sortable-rows.tsx';
import { completed, TwoLabels } from '../schema-form/two-labels.tsx';
import { isOffered, withNewOption, withOffer } from './options.ts';
import { useSetUp } from './set-up-context.tsx';

const NO_LABEL = { de: '', en: '' };

/** The options of a set: offered or not, what they are called, in which order; and new ones. */
export function OptionRows({ was, set }: { readonly was: OptionSetDefinition; readonly set: OptionSetDefinition }) {
  const own = useTexts();
  const t = useSetUpTexts();
  const label = useLabel();
  const { setDefinition } = useSetUp();
  const [fresh, setFresh] = useState(NO_LABEL);
  const { options } = set;
  const setOptions = (next: readonly Option[]) => setDefinition({ ...set, options: next as typeof options });
  const change = (id: string, next: Option) => setOptions(options.map((one) => (one.id === id ? next : one)));
  const add = () => {
    setOptions(withNewOption(options, completed(fresh)));
    setFresh(NO_LABEL);
  };
  const row = (option: Option) => {
    // What it was called when the screen was opened: the name must not change under the cursor.
    const shipped = was.options.find(({ id }) => id === option.id);
    const name = label((shipped ?? option).label) || option.id;
    const rename = (language: 'de' | 'en') => (text: string) =>
      change(option.id, { ...option, label: { ...option.label, [language]: text } });
    return {
      key: option.id,
      name,
      content: (
        <div className="lo-option" data-off={!isOffered(option) || undefined}>
          <Checkbox
            aria-label={t.offer(name)}
            checked={isOffered(option)}
            onChange={(event) => change(option.id, withOffer(option, event.currentTarget.checked))}
          />
          <OptionText name={t.inGerman(name)} value={option.label.de} onChange={rename('de')} />
          <OptionText name={t.inEnglish(name)} value={option.label.en} onChange={rename('en')} />
          {!shipped && (
            <ActionIcon
              aria-label={own.removeOne(label(option.label))}
              onClick={() => setOptions(options.filter((one) => one !== option))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </div>
      ),
    };
  };
  return (
    <div className="lo-options">
      <SortableRows
        rows={options.map(row)}
        isFixed={false}
        onMove={(from, to) => setOptions(movedElement(options, from, to))}
      />
      <form
        className="lo-new-option"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TwoLabels name={t.newOption} value={fresh} onChange={setFresh} />
        <Group>
          <Button
            type="submit"
            variant="default"
            disabled={fresh.de.trim() === ''}
            leftSection={<IconPlus size={15} />}
          >
            {t.addOption}
          </Button>
        </Group>
      </form>
    </div>
  );
}

function OptionText({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <TextInput
      size="xs"
      aria-label={name}
      value={value}
      error={value === ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
