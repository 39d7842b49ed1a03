/** What a folder of definitions holds; a file that is no JSON is told by its name. */
export async function readFolder(
  files: readonly File[],
): Promise<readonly { readonly file: string; readonly document: unknown }[]> {
  const named = files.map((file) => ({ file, name: nameInFolder(file.webkitRelativePath || file.name) }));
  const own = named
    .filter(({ name }) => name === 'app.json' || /^definitions\/.+\.json$/.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return Promise.all(own.map(async ({ file, name }) => ({ file: name, document: parsed(await file.text(), name) })));
}

/** Below the chosen folder, whose own name comes first. */
const nameInFolder = (path: string): string => path.slice(path.indexOf('/') + 1);

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
