import { FileTextOutlined } from '@ant-design/icons';
import { Alert, Checkbox, Select, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportSource } from '../../../shared/contract/transfer.ts';
import { formatCount } from '../../ui/format.ts';
import { useImportStore } from './import-store.ts';
import { useInspect } from './use-inspect.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'];

/** Which file, which sheet, which encoding; a change reads the head anew. */
export function SourceBar() {
  const { t } = useTranslation();
  const { source, fileName, inspection, hasHeader, patch } = useImportStore();
  const { reread, reading, error } = useInspect();
  if (!source || !inspection) return null;
  const fileId = 'fileId' in source ? source.fileId : null;
  const again = (change: Partial<Extract<ImportSource, { fileId: string }>>) => {
    if (fileId) void reread({ ...source, fileId, ...change }, fileName);
  };
  const { sheets, sheet, encoding } = inspection;
  const encodings = encoding && !ENCODINGS.includes(encoding.toLowerCase()) ? [encoding, ...ENCODINGS] : ENCODINGS;
  return (
    <>
      <div className="toolbar">
        <strong className="ellipsis import-name">
          <FileTextOutlined /> {fileName}
        </strong>
        {sheets.length > 1 && (
          <Select
            aria-label={t('import.columns.sheet')}
            value={sheet}
            loading={reading !== null}
            onChange={(name) => again({ sheet: name ?? undefined })}
            options={sheets.map(({ name, rows }) => ({
              value: name,
              label: rows === null ? name : t('import.columns.sheetRows', { name, rows: formatCount(rows) }),
            }))}
          />
        )}
        {encoding !== null && fileId && (
          <Tooltip title={t('import.columns.encodingHint')}>
            <Select
              aria-label={t('import.columns.encoding')}
              className="import-encoding"
              value={encoding.toLowerCase()}
              loading={reading !== null}
              onChange={(value) => again({ encoding: value })}
              options={encodings.map((name) => ({ value: name.toLowerCase(), label: name.toUpperCase() }))}
            />
          </Tooltip>
        )}
        <Checkbox checked={hasHeader} onChange={(event) => patch({ hasHeader: event.target.checked })}>
          {t('import.columns.hasHeader')}
        </Checkbox>
      </div>
      {error && <Alert className="import-alert" type="error" showIcon title={error} />}
    </>
  );
}
