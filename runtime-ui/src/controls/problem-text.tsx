import { List, Text } from '@mantine/core';
import { ProblemError } from '../client/problem-error.ts';

/** What the server had against it, one by one where it says so. */
export function ProblemText({ error }: { readonly error: unknown }) {
  const problem = error instanceof ProblemError ? error.problem : null;
  const messages = [...new Set((problem?.issues ?? []).map((issue) => issue.message))];
  return (
    <div role="alert">
      <Text size="sm" c="var(--mantine-color-error)">
        {problem?.title ?? (error instanceof Error ? error.message : String(error))}
      </Text>
      {messages.length > 0 && (
        <List size="sm" mt={4}>
          {messages.map((message) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
