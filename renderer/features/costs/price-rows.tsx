import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../ui/format.ts';

interface Field {
  name: string;
  label: string;
}

function Rows({ list, fields, add, fresh }: { list: string; fields: Field[]; add: string; fresh: object }) {
  const { t } = useTranslation();
  return (
    <Form.List name={list}>
      {(rows, { add: push, remove }) => (
        <div className="costs-rows">
          {rows.map((row, at) => (
            <div key={row.key} className="costs-row">
              {fields.map(({ name, label }) => (
                <Form.Item key={name} name={[row.name, name]} noStyle>
                  <Input placeholder={label} aria-label={`${label} ${at + 1}`} maxLength={40} autoComplete="off" />
                </Form.Item>
              ))}
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`${t('costs.rules.remove')} ${at + 1}`}
                onClick={() => remove(row.name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => push(fresh)}>
            {add}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

export function TierRows() {
  const { t } = useTranslation();
  return (
    <Rows
      list="tiers"
      fields={[
        { name: 'from', label: t('costs.rules.tierFrom') },
        { name: 'price', label: t('costs.rules.tierPrice') },
      ]}
      add={t('costs.rules.addTier')}
      fresh={{ from: '', price: '' }}
    />
  );
}

export function PackageRows() {
  const { t } = useTranslation();
  const today = formatDay(Date.now());
  return (
    <Rows
      list="packages"
      fields={[
        { name: 'name', label: t('costs.rules.packageName') },
        { name: 'parts', label: t('costs.rules.packageParts') },
        { name: 'price', label: t('costs.rules.packagePrice') },
        { name: 'from', label: t('costs.rules.packageFrom') },
        { name: 'until', label: t('costs.rules.packageUntil') },
      ]}
      add={t('costs.rules.addPackage')}
      fresh={{
        name: '',
        parts: '',
        price: '',
        from: today,
        until: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`,
      }}
    />
  );
}
