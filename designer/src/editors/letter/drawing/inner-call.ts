/** What stands between braces or brackets: a value, or a call of others. */
export type Inner =
  | { readonly is: 'path' | 'value'; readonly text: string }
  | { readonly is: 'call'; readonly name: string; readonly of: readonly Inner[] };

const TOKEN = /\s*(\(|\)|"[^"]*"|[^\s()"]+)/y;

/** Reads `(and (is lead.kind "person") lead.lastName)`; null for what is not like that. Settings (`style="long"`) are left out. */
export function readInner(text: string): Inner | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) tokens.push(match[1] ?? '');
  const [inner, ...others] = read(tokens);
  return inner && others.length === 0 && tokens.length === 0 ? inner : null;
}

/** Takes tokens up to a closing bracket or the end. */
function read(tokens: string[]): readonly (Inner | null)[] {
  const found: (Inner | null)[] = [];
  for (let token = tokens.shift(); token !== undefined && token !== ')'; token = tokens.shift()) {
    if (token === '(') {
      const [name, ...of] = read(tokens);
      const isCall = name?.is === 'path' && of.length > 0 && of.every((one) => one !== null);
      found.push(isCall ? { is: 'call', name: name.text, of: of as readonly Inner[] } : null);
    } else if (token.startsWith('"')) found.push({ is: 'value', text: token.slice(1, -1) });
    else if (/^-?\d/.test(token)) found.push({ is: 'value', text: token });
    else if (token.endsWith('=')) tokens.shift();
    else if (!token.includes('=')) found.push({ is: 'path', text: token });
  }
  return found;
}
