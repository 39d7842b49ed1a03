import { freeName } from '@leitwerk/metadata/free-name';
import type { Option } from '@leitwerk/metadata/generated/definitions.gen';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { idFromText } from '../schema-form/initial-value.ts';

export const isOffered = (option: Option): boolean => option.archived !== true;

/** An option that is not offered stays: records may have it. */
export function withOffer(option: Option, offered: boolean): Option {
  if (isOffered(option) === offered) return option;
  const { archived: _archived, ...others } = option;
  return offered ? others : { ...others, archived: true };
}

/** A new option at the end, whose value is made from its label and is not yet there. */
export function withNewOption(options: readonly Option[], label: Label): readonly Option[] {
  const wanted = idFromText(label.en, 'kebab') || idFromText(label.de, 'kebab') || 'option';
  const id = freeName(wanted, (name) => options.some((one) => one.id === name));
  return [...options, { id, label }];
}
