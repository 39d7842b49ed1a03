import type { DraftIssue } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import type { EditorProps } from './form-context.tsx';
import { useForm } from './form-context.tsx';
import { usePropertyWords } from './property-words.ts';
import { placeId } from './value-path.ts';

/** What every input of a value has: its label, what is wrong, and where it stands. */
export function useFieldProps({ node, path, name, isRequired, isBare }: EditorProps) {
  const t = useTexts();
  const form = useForm();
  const { helpOf } = usePropertyWords();
  const issues = form.issuesAt(path);
  // Beside its input the key of what is missing says nothing.
  const wordsFor = ({ code, message }: DraftIssue): string => (code === 'document.missing-key' ? t.isMissing : message);
  const help = helpOf(node.schema);
  return {
    id: placeId(path),
    ...(isBare ? { 'aria-label': name } : { label: name }),
    required: isRequired,
    readOnly: form.isReadOnly,
    ...(help !== undefined && { description: help }),
    ...(issues.length > 0 && { error: issues.map(wordsFor).join(' ') }),
  };
}
