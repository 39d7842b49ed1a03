import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { AskedLetter, LetterTemplate } from '../../client/documents.ts';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import './letter-dialog.css';
import { letterTexts } from './letter-texts.ts';

type ChosenLetter = Pick<AskedLetter, 'template' | 'language'>;
export type Choice = {
  readonly templates: readonly LetterTemplate[];
  /** What has been chosen, in a language that the template has. */
  readonly letter: ChosenLetter | null;
  readonly chooseTemplate: (id: string | null) => void;
  readonly chooseLanguage: (language: ChosenLetter['language']) => void;
};

/** A template and a language; the only template there is has been chosen already. */
export function useTemplateChoice(templates: readonly LetterTemplate[]): Choice {
  const [id, chooseTemplate] = useState(templates.length === 1 ? (templates[0]?.id ?? null) : null);
  const [wanted, chooseLanguage] = useState<ChosenLetter['language']>('de');
  const template = templates.find((one) => one.id === id);
  const letter = template
    ? { template: template.id, language: template.languages.includes(wanted) ? wanted : ('de' as const) }
    : null;
  return { templates, letter, chooseTemplate, chooseLanguage };
}

/** Asks for the template of a letter and, where it has several, for the language. */
export function TemplateChoice({ choice }: { readonly choice: Choice }) {
  const t = useOwnTexts(letterTexts);
  const label = useLabel();
  const reader = useLanguage();
  const { templates, letter, chooseTemplate, chooseLanguage } = choice;
  const template = templates.find((one) => one.id === letter?.template);
  return (
    <>
      <Select
        className="lw-letter-template"
        label={t.template}
        data-autofocus
        openOnFocus={false}
        searchable
        data={templates.map((one) => ({ value: one.id, label: label(one.label) }))}
        value={letter?.template ?? null}
        onChange={chooseTemplate}
        {...(template?.help && { description: template.help[reader] })}
      />
      {letter && template && template.languages.length > 1 && (
        <SegmentedControl
          aria-label={t.language}
          data={template.languages.map((one) => ({ value: one, label: t[one] }))}
          value={letter.language}
          onChange={(next) => chooseLanguage(next === 'en' ? 'en' : 'de')}
        />
      )}
    </>
  );
}
