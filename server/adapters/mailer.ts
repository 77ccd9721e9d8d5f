export type Mail = { to: string; subject: string; text: string };

/** Sends mail; `connected` false means that there is no mail server and mail waits in the outbox. */
export type Mailer = { connected: boolean; send(mail: Mail): Promise<void>; close(): void };

/** No mail server: what would be sent stays in the outbox page. */
export function noMailer(): Mailer {
  return {
    connected: false,
    send: () => Promise.reject(new Error('there is no mail server')),
    close: () => undefined,
  };
}
