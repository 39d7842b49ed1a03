import { SHORTEST_PASSWORD } from '@leitwerk/metadata/wire';
import { hash, verify } from '@node-rs/argon2';
import { refuse } from '../refusal.ts';

// 2 is argon2id; the library's names for it are a const enum, which cannot be imported here.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More would only keep argon2id busy. */
export const LONGEST_PASSWORD = 1000;

/** Refuses (422, with the issue at `path`) what makes no password. */
export function refuseWeakPassword(password: string, path: string): void {
  const refuseWith = (code: string, count: number): never =>
    refuse(422, code, { params: { count }, issues: [{ path, code, params: { count } }] });
  if (password.length < SHORTEST_PASSWORD) refuseWith('password.too-short', SHORTEST_PASSWORD);
  if (password.length > LONGEST_PASSWORD) refuseWith('password.too-long', LONGEST_PASSWORD);
}

/** argon2id, with the parameters that OWASP recommends. */
export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let nobody: Promise<string> | undefined;

/** True when the password is the one of the hash. Takes as long for an unknown user (null) as for a wrong password. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const isRight = await verify(passwordHash ?? (await nobody), password);
  return isRight && passwordHash !== null;
}
