import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, DatePicker, Form, type FormInstance, Input, Radio, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { carrierOf, parseNumber, provinceOf } from '../../../shared/domain/phone.ts';
import { useQueryOf } from '../../api/hooks.ts';
import { useLooseText } from '../../i18n/loose-text.ts';
import { GroundSelect } from '../../ui/ground-select.tsx';
import { NamedSelect } from '../../ui/named-select.tsx';
import { ProofField } from '../../ui/proof-field.tsx';
import { useOrigin } from '../../ui/use-origin.ts';
import type { ContactValues } from './contact-values.ts';

/** Says at once what is wrong with a number, or whose it seems to be. */
function useNumberNote(form: FormInstance<ContactValues>): string | undefined {
  const { t } = useTranslation();
  const loose = useLooseText();
  const origin = useOrigin();
  const typed = Form.useWatch('number', form) ?? '';
  if (typed.trim().length < 7) return undefined;
  const verdict = parseNumber(typed);
  const { number } = verdict;
  if (number === null || verdict.verdict === 'not-smsable') return loose('import.reason', verdict.reason);
  const owner = origin({ carrier: carrierOf(number), province: provinceOf(number) });
  return t('contacts.form.numberExtra', { owner });
}

export function ContactForm({ form, onSubmit }: { form: FormInstance<ContactValues>; onSubmit: () => void }) {
  const { t } = useTranslation();
  const numberNote = useNumberNote(form);
  const fields = useQueryOf('contacts.customFields', {}).data?.fields ?? [];
  return (
    <Form name="contact" form={form} layout="vertical" onFinish={onSubmit} requiredMark={false}>
      <div className="form-two">
        <Form.Item
          name="number"
          label={t('contacts.form.number')}
          extra={numberNote}
          rules={[{ required: true, whitespace: true, message: t('contacts.form.required') }]}
        >
          <Input autoFocus inputMode="tel" maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={t('contacts.form.name')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="gender" label={t('contacts.form.gender')}>
          <Radio.Group
            options={[
              { value: '', label: t('common.unknown') },
              { value: 'male', label: t('contacts.male') },
              { value: 'female', label: t('contacts.female') },
            ]}
          />
        </Form.Item>
        <Form.Item name="birthday" label={t('contacts.form.birthday')}>
          <DatePicker className="wide" />
        </Form.Item>
      </div>
      <Form.Item name="groupIds" label={t('contacts.form.groups')}>
        <NamedSelect kind="group" />
      </Form.Item>
      <Form.Item name="tagIds" label={t('contacts.form.tags')}>
        <NamedSelect kind="tag" />
      </Form.Item>
      <Form.Item name="company" label={t('contacts.form.company')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="remark" label={t('contacts.form.remark')}>
        <Input.TextArea maxLength={500} rows={3} />
      </Form.Item>
      <Form.Item name="otherNames" label={t('contacts.form.otherNames')} extra={t('contacts.form.otherNamesHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
      <Form.Item label={t('contacts.form.custom')}>
        <Form.List name="custom">
          {(items, { add, remove }) => (
            <>
              {items.map(({ key, name }) => (
                <Space.Compact key={key} block className="custom-field">
                  <Form.Item name={[name, 'name']} noStyle>
                    <AutoComplete
                      className="custom-name"
                      options={fields.map((value) => ({ value }))}
                      placeholder={t('contacts.form.customName')}
                      maxLength={40}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'value']} noStyle>
                    <Input placeholder={t('contacts.form.customValue')} maxLength={200} />
                  </Form.Item>
                  <Button icon={<MinusCircleOutlined />} aria-label={t('common.remove')} onClick={() => remove(name)} />
                </Space.Compact>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ name: '', value: '' })}>
                {t('contacts.form.addCustom')}
              </Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item label={t('contacts.form.consent')} extra={t('contacts.form.consentHint')}>
        <div className="form-two">
          <Form.Item name="consentGround" noStyle>
            <GroundSelect />
          </Form.Item>
          <Form.Item name="consentSource" noStyle>
            <Input maxLength={120} placeholder={t('contacts.form.consentSource')} />
          </Form.Item>
          <Form.Item name="consentDate" noStyle>
            <DatePicker className="wide" placeholder={t('contacts.form.consentDate')} />
          </Form.Item>
        </div>
      </Form.Item>
      <Form.Item name="consentProofId" label={t('consent.proof')}>
        <ProofField />
      </Form.Item>
      <button type="submit" hidden />
    </Form>
  );
}
