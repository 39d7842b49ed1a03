import type { EditorProps } from './form-context.tsx';
import { useForm } from './form-context.tsx';
import { usePropertyWords } from './property-words.ts';
import { placeId } from './value-path.ts';

/** What every input of a value has: its label, what is wrong, and where it stands. */
export function useFieldProps({ node, path, name, isRequired, isBare }: EditorProps) {
  const form = useForm();
  const { helpOf } = usePropertyWords();
  const issues = form.issuesAt(path);
  const help = helpOf(node.schema);
  return {
    id: placeId(path),
    ...(isBare ? { 'aria-label': name } : { label: name }),
    required: isRequired,
    readOnly: form.isReadOnly,
    ...(help !== undefined && { description: help }),
    ...(issues.length > 0 && { error: issues.map(({ message }) => message).join(' ') }),
  };
}
