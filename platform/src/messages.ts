import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { messageOf as languageMessageOf } from '@leitwerk/metadata/messages';
import type { Language } from '@leitwerk/metadata/shown-type';
import { archiveMessages } from './messages/archive-messages.ts';
import { checklistMessages } from './messages/checklist-messages.ts';
import { dashboardMessages } from './messages/dashboard-messages.ts';
import { davMessages } from './messages/dav-messages.ts';
import { definitionDraftMessages } from './messages/definition-draft-messages.ts';
import { fileMessages } from './messages/file-messages.ts';
import { jobMessages } from './messages/job-messages.ts';
import { manualMessages } from './messages/manual-messages.ts';
import { mergeMessages } from './messages/merge-messages.ts';
import { notificationMessages } from './messages/notification-messages.ts';
import { outboundMessages } from './messages/outbound-messages.ts';
import { privacyMessages } from './messages/privacy-messages.ts';
import { publishMessages } from './messages/publish-messages.ts';
import { queryMessages } from './messages/query-messages.ts';
import { recordMessages } from './messages/record-messages.ts';
import { requestMessages } from './messages/request-messages.ts';
import { runMessages } from './messages/run-messages.ts';
import { sandboxMessages } from './messages/sandbox-messages.ts';
import { sessionMessages } from './messages/session-messages.ts';
import { subscriptionMessages } from './messages/subscription-messages.ts';
import { viewMessages } from './messages/view-messages.ts';
import { webhookMessages } from './messages/webhook-messages.ts';
import { workflowMessages } from './messages/workflow-messages.ts';

/** What the runtime says, beside the messages of the definition language. Gaps are filled by `params`. */
const MESSAGES: Readonly<Record<string, Label>> = {
  ...requestMessages,
  ...queryMessages,
  ...recordMessages,
  ...mergeMessages,
  ...runMessages,
  ...davMessages,
  ...jobMessages,
  ...fileMessages,
  ...sessionMessages,
  ...subscriptionMessages,
  ...viewMessages,
  ...dashboardMessages,
  ...privacyMessages,
  ...publishMessages,
  ...definitionDraftMessages,
  ...archiveMessages,
  ...checklistMessages,
  ...manualMessages,
  ...notificationMessages,
  ...outboundMessages,
  ...webhookMessages,
  ...workflowMessages,
  ...sandboxMessages,
};

/** The sentence for an issue or refusal in the reader's language. */
export function messageOf(issue: Pick<Issue, 'code' | 'params'>, language: Language): string {
  const own = MESSAGES[issue.code];
  if (!own) return languageMessageOf({ path: '', ...issue }, language);
  return own[language].replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = issue.params?.[name];
    if (value === undefined) return gap;
    return typeof value === 'object' ? value[language] : String(value);
  });
}
