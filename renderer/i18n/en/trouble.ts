/** Troubles that are mended in different places: what each is called, and what to do about it. */
export const troubleCategory = {
  key: 'Wrong key or account',
  permission: 'This permission is not enabled',
  ip: 'IP not on the whitelist',
  clock: 'The computer’s clock is wrong',
  unapproved: 'Signature or template not approved',
  variable_missing: 'Template variables are not all filled',
  variable_length: 'A variable is too long',
  variable_link: 'A variable holds a web address',
  emoji: 'Emoji or unsupported characters',
  dns: 'The provider’s address was not found',
  portal: 'The network wants you to sign in',
  redirect: 'The request was sent elsewhere',
  tls: 'The other side’s certificate is not trusted',
  plain_http: 'The address is not encrypted',
  proxy: 'The proxy wants a sign-in',
};

export const troubleAdvice = {
  key: 'Copy the account and key again from the provider’s console, without spaces, save, and check again.',
  permission: 'Grant it to this key in the provider’s console or ask their support to enable it, then check again.',
  ip: 'Add this computer’s public IP to the whitelist in the provider’s console; add it again when your line gets a new one.',
  clock: 'Turn on “set time automatically” in the system settings and check again. Messages not yet sent are not lost.',
  unapproved:
    'Look at the review in the provider’s console; once it has passed, sync and send, or choose one that has passed.',
  variable_missing: 'Go back to the content and choose what fills each variable, with a default for blanks.',
  variable_length: 'Shorten that contact field or use a shorter default, then send again.',
  variable_link:
    'Providers forbid that: remove the address from the contact field; a fixed address belongs in the template, reviewed with it.',
  emoji: 'Remove emoji and special characters, in the variables’ values too, then send again.',
  dns: 'See whether the computer is online and the address is right; if it is, try another DNS. Nothing was sent.',
  portal: 'Open any page in a browser, sign in to the hotel’s, office’s or mall’s network, then check again.',
  redirect:
    'Most likely the network wants a sign-in: do it in a browser, and compare the address. Your key did not follow.',
  tls: 'Your key was not sent. A proxy, security software or a public network may sit in between: turn it off or change networks; compare the address and the clock too.',
  plain_http: 'Your key was not sent. Change the address to one that begins with https.',
  proxy: 'Fill in its account in the system’s proxy settings, or turn the proxy off, then check again.',
};
