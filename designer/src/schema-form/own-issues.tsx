import { Text } from '@mantine/core';
import { useForm } from './form-context.tsx';
import type { ValuePath } from './value-path.ts';

/** What is wrong with something as a whole; what is wrong inside it stands there. */
export function OwnIssues({ path }: { readonly path: ValuePath }) {
  const { issuesAt } = useForm();
  return issuesAt(path).map(({ code, message }) => (
    <Text key={code} size="sm" mb={6} c="var(--mantine-color-error)">
      {message}
    </Text>
  ));
}
