/** The browser host's bearer token: bought once with the one-time code of the address, kept for this tab only. */
const KEY = 'feijian.token';

const storedToken = (): string | null => sessionStorage.getItem(KEY);
export const forgetToken = (): void => sessionStorage.removeItem(KEY);

const takeCode = (): string | null => {
  const code = /^#c=([\w-]+)/.exec(location.hash)?.[1] ?? null;
  if (code) history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return code;
};

/** null: the host refused. Throws when the host cannot be reached. */
export async function obtainToken(): Promise<string | null> {
  const code = takeCode();
  if (!code) return storedToken();
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-App': '1' },
    body: JSON.stringify({ code }),
  });
  if (!answer.ok) return storedToken();
  const { token } = (await answer.json()) as { token: string };
  sessionStorage.setItem(KEY, token);
  return token;
}
