export const failedAutomations = `
  -- Those that somebody has to decide about are few among the many that went well.
  create index automation_run_failed on leitwerk.automation_run (at, id) where state = 'failed';
`;
