import { ApiOutlined } from '@ant-design/icons';
import { Button, Spin, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Modem } from '../../../../shared/contract/modems.ts';
import { useQueryOf } from '../../../api/hooks.ts';
import { EmptyHint } from '../../../ui/empty-hint.tsx';
import { isPlugged, makerOf, type Port, sortPorts } from './port-name.ts';
import { ProbeResult, useProbe } from './probe.tsx';

/** Asking keeps the watch for plugs awake; what it sees comes as an event. */
const AWAKE_MS = 20_000;

function PortRow({ port, owner, onAdd }: { port: Port; owner: Modem | undefined; onAdd: () => void }) {
  const { t } = useTranslation();
  const probe = useProbe();
  const { path, vendorId, productId, serialNumber } = port;
  const usb = vendorId === '' ? '' : `USB ${vendorId}:${productId}`;
  const serial = serialNumber === '' ? '' : t('modems.ports.serial', { serial: serialNumber });
  return (
    <li className="modem-port">
      <div>
        <ApiOutlined className="muted" /> <strong>{makerOf(port) || t('modems.ports.builtin')}</strong>{' '}
        <code>{path}</code> <span className="muted">{[usb, serial].filter(Boolean).join(' · ')}</span>
        <span className="push" />
        {owner ? (
          <Tag>{t('modems.ports.usedBy', { label: owner.label })}</Tag>
        ) : (
          <>
            <Button
              size="small"
              loading={probe.isPending}
              aria-label={`${t('modems.ports.probe')} ${path}`}
              onClick={() => probe.mutate({ path })}
            >
              {t('modems.ports.probe')}
            </Button>
            <Button size="small" type="primary" aria-label={`${t('modems.ports.add')} ${path}`} onClick={onAdd}>
              {t('modems.ports.add')}
            </Button>
          </>
        )}
      </div>
      {!owner && <ProbeResult probe={probe} />}
    </li>
  );
}

interface PortsPanelProps {
  modems: readonly Modem[];
  /** '' = a port typed by hand */
  onAdd: (path: string) => void;
}

/** Every serial port found, named, what is plugged in first. */
export function PortsPanel({ modems, onAdd }: PortsPanelProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { data } = useQueryOf('modems.ports', {}, { every: AWAKE_MS });
  const ports = sortPorts(data?.rows ?? []);
  const likely = ports.filter((port) => isPlugged(port) || port.modemId !== null);
  const others = ports.length - likely.length;
  return (
    <section className="panel" aria-labelledby="modem-ports">
      <header className="modem-ports-head">
        <h2 id="modem-ports">{t('modems.ports.title')}</h2>
        <span className="muted">{t('modems.ports.lead')}</span>
        <span className="push" />
        <Button size="small" onClick={() => onAdd('')}>
          {t('modems.ports.manual')}
        </Button>
      </header>
      {data === undefined && <Spin />}
      {data !== undefined && likely.length === 0 && modems.length === 0 && (
        <EmptyHint title={t('modems.ports.none')} hint={t('modems.ports.noneHint')} />
      )}
      {data !== undefined && likely.length === 0 && modems.length > 0 && (
        <p className="muted">{t('modems.ports.noneElse')}</p>
      )}
      <ul className="plain-list">
        {(all ? ports : likely).map((port) => (
          <PortRow
            key={port.path}
            port={port}
            owner={modems.find(({ id }) => id === port.modemId)}
            onAdd={() => onAdd(port.path)}
          />
        ))}
      </ul>
      {!all && others > 0 && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('modems.ports.others', { count: others })}
        </Button>
      )}
    </section>
  );
}
