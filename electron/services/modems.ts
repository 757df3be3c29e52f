import type { Handlers } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { type Modem, raisedLimits } from '../../shared/contract/modems.ts';
import { startOfShanghaiDay } from '../../shared/domain/shanghai.ts';
import type { ModemRow } from '../core/modem-records.ts';
import { HOUR_MS } from '../core/sim-limits.ts';
import { defaultOptions } from './channels.ts';
import type { ModemDesk, ServiceDeps } from './deps.ts';
import { required, requireNumber } from './valid-number.ts';

type ModemHandlers = Pick<Handlers, Extract<keyof Handlers, `modems.${string}`>>;
type Status = ReturnType<NonNullable<ReturnType<ModemDesk['pool']['driver']>>['status']>;

export function createModemService(deps: ServiceDeps): ModemHandlers {
  const { storage, clock, secrets, emit, modems: desk } = deps;
  const book = storage.modems;
  const changed = (what: 'modems' | 'channels') => emit('changed', { what });
  const rowOf = async (id: number): Promise<ModemRow> => required((await book.modems()).find((row) => row.id === id));

  const shown = async ({ state, code, detail, path, info }: Status) => ({
    ...{ state, trouble: code, detail },
    command: code === 'PORT_DENIED' ? await desk.ports.permit(path) : null,
    info: desk.shownInfo(info),
  });

  async function view(row: ModemRow): Promise<Modem> {
    const driver = desk.pool.driver(row.id);
    const now = clock.now();
    const usage = await book.usage(driver?.sim() ?? `modem-${row.id}`, now - HOUR_MS, startOfShanghaiDay(now));
    const { pin, pinSetAt: _, serialNumber: __, vendorId: ___, productId: ____, ...open } = row;
    const status = driver === undefined ? null : await shown(driver.status());
    return {
      ...open,
      ...{ hasPin: pin !== null, warnings: raisedLimits(row), sentThisHour: usage.hour, sentToday: usage.day },
      standstill: await desk.pool.standstill(row.id),
      ...(status ?? { state: 'off', trouble: null, detail: '', command: null, info: null }),
    };
  }

  /** the first modem brings the channel that works it */
  async function ensureChannel(): Promise<void> {
    const descriptor = deps.providers.find(({ descriptor: { provider } }) => provider === 'modem')?.descriptor;
    const rows = await storage.channels.list();
    if (descriptor === undefined || rows.some(({ provider }) => provider === 'modem')) return;
    const fields = { provider: 'modem', name: '短信猫', config: {}, secrets: {}, enabled: true };
    await storage.channels.save({ ...fields, options: defaultOptions(descriptor), isDefault: rows.length === 0 });
    changed('channels');
    deps.engine.wake();
  }

  return {
    async 'modems.ports'() {
      desk.watched();
      const rows = await book.modems();
      const ports = await desk.ports.list();
      return {
        rows: ports.map((port) => ({ ...port, modemId: rows.find(({ path }) => path === port.path)?.id ?? null })),
      };
    },
    async 'modems.list'() {
      desk.watched();
      return { rows: await Promise.all((await book.modems()).map(view)) };
    },
    'modems.probe': async ({ path, baudRate }) => shown(await desk.probe(path, baudRate)),
    async 'modems.check'({ id }) {
      const row = await rowOf(id);
      const driver = desk.pool.driver(id);
      if (driver === undefined)
        return { ...(await view(row)), ...(await shown(await desk.probe(row.path, row.baudRate))) };
      desk.pool.wake(id);
      await driver.tidy();
      return view(row);
    },
    async 'modems.save'({ id, pin, ...input }) {
      const existing = id === undefined ? null : await rowOf(id);
      const port = (await desk.ports.list()).find(({ path }) => path === input.path);
      const kept = existing?.path === input.path ? existing : null;
      const identity = port ?? kept ?? { serialNumber: '', vendorId: '', productId: '' };
      const typed = pin !== undefined;
      const row = await book.save({
        ...(id === undefined ? {} : { id }),
        ...input,
        ...{ serialNumber: identity.serialNumber, vendorId: identity.vendorId, productId: identity.productId },
        pin: typed ? (pin === '' ? null : await secrets.seal(pin)) : (existing?.pin ?? null),
        pinSetAt: typed ? clock.now() : (existing?.pinSetAt ?? 0),
      });
      await ensureChannel();
      await desk.pool.refresh();
      changed('modems');
      return view(row);
    },
    async 'modems.remove'({ id }) {
      await book.remove(id);
      await desk.pool.refresh();
      changed('modems');
      return {};
    },
    async 'modems.sendTest'({ id, number, text }) {
      await rowOf(id);
      const message = { messageId: 0, number: requireNumber(number), text, signature: '', parts: 1 };
      const outcome = await desk.pool.sendOn(id, { channelId: 0, clientRef: `self.${deps.random.hex(6)}`, message });
      if (outcome === null) throw new AppError('WRONG_STATE', { id });
      return { outcome: outcome.kind, explanation: outcome.kind === 'accepted' ? null : deps.explain(outcome.code) };
    },
    async 'modems.log'({ id }) {
      await rowOf(id);
      return { rows: (desk.pool.driver(id)?.log() ?? []).map((line) => ({ modemId: id, ...line })) };
    },
  };
}
