/** Name of the module, under which its secrets are kept. */
export const MODULE = 'exchange';

export const CONNECTION = 'exchange-connection';

export type ConnectionKind = 'sftp' | 'https' | 'folder' | 'webhook';

/**
 * By what another system is reached. All of it is kept as one secret: the record of the connection shows where it leads, but whoever
 * could change that record could otherwise have the password sent to a server of his own.
 */
export type Connection = SftpConnection | HttpsConnection | FolderConnection | WebhookConnection;

export type SftpConnection = {
  readonly kind: 'sftp';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The host key that a person has confirmed, as `SHA256:…`. */
  readonly fingerprint: string;
  readonly signIn:
    | { readonly type: 'password'; readonly password: string }
    | { readonly type: 'key'; readonly privateKey: string; readonly passphrase: string | null };
};

export type HttpsConnection = {
  readonly kind: 'https';
  /** What all addresses begin with. */
  readonly address: string;
  readonly signIn:
    | { readonly type: 'none' }
    | { readonly type: 'password'; readonly user: string; readonly password: string }
    | { readonly type: 'header'; readonly name: string; readonly value: string }
    /** Certificate and private key, both as PEM in one text. */
    | { readonly type: 'certificate'; readonly pem: string; readonly passphrase: string | null }
    | {
        readonly type: 'oauth';
        readonly tokenAddress: string;
        readonly client: string;
        readonly secret: string;
        readonly scope: string | null;
      };
};

export type FolderConnection = {
  readonly kind: 'folder';
  /** Below the folder that whoever runs the server gives; empty is that folder itself. */
  readonly folder: string;
};

/** Another system that sends by itself. The record's address is the technical name of the interface that it sends to. */
export type WebhookConnection = {
  readonly kind: 'webhook';
  readonly scheme: 'standard' | 'hmac';
  /** Of `hmac`: the header that carries the signature. */
  readonly header: string;
  /** The one in use first; former ones are good until an instant. */
  readonly secrets: readonly { readonly secret: string; readonly until: string | null }[];
};
