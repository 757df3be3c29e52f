export const check = {
  found: '“{{word}}”属于{{category}}。',
  advice: '建议：{{advice}}',
  rule: '依据：{{rule}}',
  show: '看位置',
  mend: '改为“{{mend}}”',
  drop: '删去',
} as const;
