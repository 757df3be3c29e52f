import type { Settings, SettingsPatch } from '../../shared/contract/app.ts';
import type { Signature, Template, TemplateInput } from '../../shared/contract/templates.ts';

export interface TemplateStore {
  list(q?: string): Promise<Template[]>;
  get(id: number): Promise<Template | null>;
  save(input: TemplateInput, now: number): Promise<Template>;
  duplicate(id: number, now: number): Promise<Template>;
  remove(id: number): Promise<void>;
  signatures(): Promise<Signature[]>;
  saveSignature(input: { id?: number; text: string; remark: string; isDefault: boolean }): Promise<Signature>;
  removeSignature(id: number): Promise<void>;
  /** remembers when a campaign used them */
  markUsed(templateId: number | null, signature: string, now: number): Promise<void>;
}

export interface SettingsStore {
  get(): Promise<Settings>;
  set(patch: SettingsPatch): Promise<Settings>;
  /** anything small that must survive, by key (watermarks, a channel's own state) */
  getValue(key: string): Promise<string | null>;
  setValue(key: string, value: string): Promise<void>;
}
