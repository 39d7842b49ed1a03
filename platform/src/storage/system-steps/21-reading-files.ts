export const readingFiles = `
  -- \`waiting\` → \`reading\` (since \`at\`; given up by its reader after some minutes) → \`read\` | \`failed\`.
  drop index leitwerk.file_text_waiting;
  create index file_text_open on leitwerk.file_text (file_id) where state in ('waiting', 'reading');
`;
