/** The text as the phone shows it: `【signature】body` + opt-out. An empty signature leaves the brackets out. */
export function composeText({ signature, body, optOut }: { signature: string; body: string; optOut: string }): string {
  return signature === '' ? body + optOut : `【${signature}】${body}${optOut}`;
}
