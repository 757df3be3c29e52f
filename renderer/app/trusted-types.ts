interface PolicyRules {
  createHTML(text: string): string | null;
}
interface PolicyFactory {
  createPolicy(name: 'default', rules: PolicyRules): unknown;
}

/**
 * The page's policy lets no string become markup or script. antd writes its style sheets through innerHTML, so text that
 * holds no tag, and can make no element, passes; everything else is refused. Browsers without the feature ignore it.
 */
export function allowStylesOnly(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
}
