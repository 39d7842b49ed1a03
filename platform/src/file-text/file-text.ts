/** What the thread that reads files is asked. */
export type FileTextQuestion = { readonly type: string; readonly bytes: Uint8Array };

/** Why there is no text: codes that are kept with the file. */
export type FileTextFailure = 'damaged' | 'encrypted' | 'too-much' | 'too-large' | 'gave-up';

export type FileTextAnswer = { readonly text: string } | { readonly reason: FileTextFailure };

/** Thrown by what reads a file of one kind. */
export class Unreadable extends Error {
  readonly reason: FileTextFailure;

  constructor(reason: FileTextFailure) {
    super(reason);
    this.reason = reason;
  }
}
