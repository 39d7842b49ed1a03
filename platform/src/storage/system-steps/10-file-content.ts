export const fileContent = `
  -- Files with the same content.
  create index file_by_content on leitwerk.file (sha256);
`;
