import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { checkSignature } from '../../shared/domain/signature.ts';
import { compileTemplate } from '../../shared/domain/template.ts';
import type { ServiceDeps } from './deps.ts';

type TemplateHandlers = Pick<Handlers, Extract<keyof Handlers, `templates.${string}` | `signatures.${string}`>>;

export function createTemplateService({ storage, clock, emit, providers }: ServiceDeps): TemplateHandlers {
  const { templates } = storage;
  // A signature may be kept for any channel; the composer holds it against the chosen one.
  const limits = {
    min: Math.min(...providers.map(({ descriptor }) => descriptor.signatureMin)),
    max: Math.max(...providers.map(({ descriptor }) => descriptor.signatureMax)),
  };
  return {
    'templates.list': async ({ q }) => ({ rows: await templates.list(q) }),
    async 'templates.save'(input) {
      const problem = compileTemplate(input.body, input.bindings).problems.find(({ severity }) => severity === 'block');
      if (problem !== undefined) throw new AppError('TEMPLATE_INVALID', { problem: problem.key, ...problem.data });
      const saved = await templates.save(input, clock.now());
      emit('changed', { what: 'templates' });
      return saved;
    },
    async 'templates.duplicate'({ id }) {
      const copy = await templates.duplicate(id, clock.now());
      emit('changed', { what: 'templates' });
      return copy;
    },
    async 'templates.delete'({ id }) {
      await templates.remove(id);
      emit('changed', { what: 'templates' });
      return {};
    },
    'signatures.list': async () => ({ rows: await templates.signatures() }),
    async 'signatures.save'(input) {
      const problem = checkSignature(input.text, limits).find(({ severity }) => severity === 'block');
      if (problem !== undefined) throw new AppError('SIGNATURE_INVALID', { problem: problem.key, ...problem.data });
      const saved = await templates.saveSignature(input);
      emit('changed', { what: 'signatures' });
      return saved;
    },
    async 'signatures.delete'({ id }) {
      await templates.removeSignature(id);
      emit('changed', { what: 'signatures' });
      return {};
    },
  };
}
