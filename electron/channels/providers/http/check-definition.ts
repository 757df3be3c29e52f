import {
  type BodyTemplate,
  type DefinitionProblem,
  type HttpCall,
  type HttpDefinition,
  httpDefinition,
  type Locator,
} from '../../../../shared/contract/http-definition.ts';
import { isPlainHost, isSafeUrl } from '../../safe-url.ts';
import { parseTemplate } from './parse-template.ts';
import { patternProblem } from './safe-pattern.ts';

export type CheckedDefinition =
  | { kind: 'ok'; definition: HttpDefinition }
  | { kind: 'failed'; problems: DefinitionProblem[] };

const OWN_HEADERS = ['host', 'content-length', 'connection', 'transfer-encoding', 'expect', 'upgrade', 'te', 'trailer'];

function* inTemplate(field: string, template: BodyTemplate): Generator<DefinitionProblem> {
  if (typeof template === 'string') {
    const parsed = parseTemplate(template);
    if (parsed.kind === 'failed') yield { field, code: parsed.code };
  } else if (typeof template === 'object') {
    for (const [key, value] of Object.entries(template)) yield* inTemplate(`${field}.${key}`, value);
  }
}

function* inCall(field: string, call: HttpCall, plainHosts: readonly string[]): Generator<DefinitionProblem> {
  if (!isSafeUrl(call.url, isPlainHost(call.url, plainHosts))) yield { field: `${field}.url`, code: 'NOT_HTTPS' };
  if (call.url.includes('{{')) yield { field: `${field}.url`, code: 'PLACEHOLDER_IN_URL' };
  if (call.method === 'GET' && call.body !== 'query') yield { field: `${field}.body`, code: 'GET_HAS_NO_BODY' };
  for (const [name, value] of Object.entries(call.headers)) {
    if (OWN_HEADERS.includes(name.toLowerCase())) yield { field: `${field}.headers.${name}`, code: 'BAD_HEADER' };
    if (/[\r\n\0]/.test(value)) yield { field: `${field}.headers.${name}`, code: 'BAD_HEADER' };
    yield* inTemplate(`${field}.headers.${name}`, value);
  }
  for (const [name, value] of Object.entries(call.fields)) {
    const flat = typeof value !== 'object';
    if (!flat && call.body !== 'json') yield { field: `${field}.fields.${name}`, code: 'ONLY_IN_JSON' };
    yield* inTemplate(`${field}.fields.${name}`, value);
  }
}

function* inLocator(field: string, where: Locator | undefined): Generator<DefinitionProblem> {
  if (where === undefined || !('pattern' in where)) return;
  const code = patternProblem(where.pattern);
  if (code !== null) yield { field: `${field}.pattern`, code };
}

function* deeper(definition: HttpDefinition): Generator<DefinitionProblem> {
  const { send, sendMany, reply, balance, reports, replies, success, codes, plainHosts } = definition;
  yield* inCall('send', send, plainHosts);
  if (sendMany) yield* inCall('sendMany', sendMany, plainHosts);
  for (const key of ['code', 'id', 'parts'] as const) yield* inLocator(`reply.${key}`, reply[key]);
  if (balance) {
    yield* inCall('balance.call', balance.call, plainHosts);
    yield* inLocator('balance.left', balance.left);
    yield* inLocator('balance.code', balance.code);
  }
  for (const [field, pull] of [['reports', reports] as const, ['replies', replies] as const]) {
    if (!pull) continue;
    yield* inCall(`${field}.call`, pull.call, plainHosts);
    yield* inLocator(`${field}.code`, pull.code);
  }
  for (const code of success) if (Object.hasOwn(codes, code)) yield { field: `codes.${code}`, code: 'ALSO_SUCCESS' };
  if (reports && reply.id === undefined && reply.numbers?.id === undefined)
    yield { field: 'reply.id', code: 'REPORTS_NEED_ID' };
}

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** A definition from its JSON text, or everything that is wrong with it, each with the field it stands in. */
export function checkDefinition(text: string): CheckedDefinition {
  const json = parseJson(text);
  if (json === null) return { kind: 'failed', problems: [{ field: '', code: 'NOT_JSON' }] };
  const parsed = httpDefinition.safeParse(json.value);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): DefinitionProblem[] => {
      const field = issue.path.join('.');
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ field: field === '' ? key : `${field}.${key}`, code: 'UNKNOWN_FIELD' }));
      return [{ field, code: /^[A-Z_]+$/.test(issue.message) ? issue.message : issue.code.toUpperCase() }];
    });
    return { kind: 'failed', problems };
  }
  const problems = [...deeper(parsed.data)];
  return problems.length > 0 ? { kind: 'failed', problems } : { kind: 'ok', definition: parsed.data };
}

/** The text to export: everything spelled out, keys in the order of the format, never a secret. */
export const writeDefinition = (definition: HttpDefinition): string => `${JSON.stringify(definition, null, 2)}\n`;
