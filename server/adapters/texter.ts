/** Sends text messages; `connected` false means that this office sends none, and asks nobody for a number. */
export type Texter = { connected: boolean; send(message: { to: string; text: string }): Promise<void> };

/** No hook: nobody is offered a text message. */
export function noTexter(): Texter {
  return { connected: false, send: () => Promise.reject(new Error('there is no hook for text messages')) };
}
