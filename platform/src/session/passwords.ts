import { hash, verify } from '@node-rs/argon2';

// 2 is argon2id; the library's names for it are a const enum, which cannot be imported here.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 8;

/** argon2id, with the parameters that OWASP recommends. */
export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let nobody: Promise<string> | undefined;

/** True when the password is the one of the hash. Takes as long for an unknown user (null) as for a wrong password. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const isRight = await verify(passwordHash ?? (await nobody), password);
  return isRight && passwordHash !== null;
}
