/**
 * antd takes the nonce from ConfigProvider, but a few of its parts (scroll lock, scroll bar measuring) write style
 * elements without it, which the Content-Security-Policy would refuse. Every style element made here carries the nonce.
 */
export function giveStylesNonce(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
