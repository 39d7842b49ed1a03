import { ACTION_ROUTES } from './action-routes.ts';
import { APP_PASSWORD_ROUTES } from './app-password-routes.ts';
import { APPLICATION_ROUTES } from './application-routes.ts';
import { ARCHIVE_ROUTES } from './archive-routes.ts';
import { AUTOMATION_ROUTES } from './automation-routes.ts';
import { CALENDAR_FEED_ROUTES } from './calendar-feed-routes.ts';
import { CHECKLIST_ROUTES } from './checklist-routes.ts';
import { COMMAND_ROUTES } from './command-routes.ts';
import { CONFIGURATION_ROUTES } from './configuration-routes.ts';
import { DASHBOARD_LINK_ROUTES } from './dashboard-link-routes.ts';
import { DASHBOARD_ROUTES } from './dashboard-routes.ts';
import { DEFINITION_DRAFT_ROUTES } from './definition-draft-routes.ts';
import { DRAFT_PUBLISH_ROUTES } from './draft-publish-routes.ts';
import { DRAFT_ROUTES } from './draft-routes.ts';
import { DRAFT_SIMULATION_ROUTES } from './draft-simulation-routes.ts';
import { EVENT_ROUTES } from './event-routes.ts';
import { FAILED_AUTOMATION_ROUTES } from './failed-automation-routes.ts';
import { FILE_ROUTES } from './file-routes.ts';
import { FILE_TEXT_ROUTES } from './file-text-routes.ts';
import { FORMULA_ROUTES } from './formula-routes.ts';
import { INBOX_ROUTES } from './inbox-routes.ts';
import { INSTALLED_MODULE_ROUTES } from './installed-module-routes.ts';
import { JOB_ROUTES } from './job-routes.ts';
import { MANUAL_ROUTES } from './manual-routes.ts';
import { MERGE_ROUTES } from './merge-routes.ts';
import { METADATA_ROUTES } from './metadata-routes.ts';
import { NOTIFICATION_ROUTES } from './notification-routes.ts';
import { NUMBER_ROUTES } from './number-routes.ts';
import { PASSWORD_ROUTES } from './password-routes.ts';
import { PENDING_ROUTES } from './pending-routes.ts';
import { PRESENCE_ROUTES } from './presence-routes.ts';
import { PREVIEW_ROUTES } from './preview-routes.ts';
import { PRIVACY_ROUTES } from './privacy-routes.ts';
import { PROCESS_ROUTES } from './process-routes.ts';
import { READ_ROUTES } from './record-routes.ts';
import { RENAME_ROUTES } from './rename-routes.ts';
import { REPORT_ROUTES } from './report-routes.ts';
import type { Route } from './route.ts';
import { RUN_ROUTES } from './run-routes.ts';
import { SCENARIO_ROUTES } from './scenario-routes.ts';
import { SESSION_ROUTES } from './session-routes.ts';
import { SETTING_ROUTES } from './setting-routes.ts';
import { SIMULATION_ROUTES } from './simulation-routes.ts';
import { SUBSCRIPTION_ROUTES } from './subscription-routes.ts';
import { VIEW_ROUTES } from './view-routes.ts';
import { WEBHOOK_ROUTES } from './webhook-routes.ts';
import { WORKFLOW_ROUTES } from './workflow-routes.ts';

/** THE list of the API's addresses. */
export const ROUTES: readonly Route[] = [
  ...SESSION_ROUTES,
  ...APP_PASSWORD_ROUTES,
  ...CALENDAR_FEED_ROUTES,
  ...APPLICATION_ROUTES,
  ...PASSWORD_ROUTES,
  ...READ_ROUTES,
  ...COMMAND_ROUTES,
  ...RUN_ROUTES,
  ...MERGE_ROUTES,
  ...DRAFT_ROUTES,
  ...ACTION_ROUTES,
  ...METADATA_ROUTES,
  ...DEFINITION_DRAFT_ROUTES,
  ...DRAFT_PUBLISH_ROUTES,
  ...RENAME_ROUTES,
  ...FORMULA_ROUTES,
  ...PREVIEW_ROUTES,
  ...DRAFT_SIMULATION_ROUTES,
  ...CONFIGURATION_ROUTES,
  ...ARCHIVE_ROUTES,
  ...INSTALLED_MODULE_ROUTES,
  ...NUMBER_ROUTES,
  ...CHECKLIST_ROUTES,
  ...MANUAL_ROUTES,
  ...FILE_ROUTES,
  ...FILE_TEXT_ROUTES,
  ...EVENT_ROUTES,
  ...VIEW_ROUTES,
  ...DASHBOARD_ROUTES,
  ...DASHBOARD_LINK_ROUTES,
  ...REPORT_ROUTES,
  ...SUBSCRIPTION_ROUTES,
  ...SETTING_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...PRESENCE_ROUTES,
  ...WORKFLOW_ROUTES,
  ...SCENARIO_ROUTES,
  ...SIMULATION_ROUTES,
  ...JOB_ROUTES,
  ...PRIVACY_ROUTES,
  ...PROCESS_ROUTES,
  ...FAILED_AUTOMATION_ROUTES,
  ...INBOX_ROUTES,
  ...PENDING_ROUTES,
  ...AUTOMATION_ROUTES,
  ...WEBHOOK_ROUTES,
];
