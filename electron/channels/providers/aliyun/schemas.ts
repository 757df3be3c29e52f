import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** Every answer carries a code, whatever the status. */
export const envelope = z.object({ Code: z.string().min(1), RequestId: z.string().min(1).optional() });

export const sendReply = z.object({
  Code: z.literal('OK'),
  BizId: z.string().regex(/^\S{1,128}$/),
});

const detail = z.object({
  PhoneNum: z.string().min(1),
  SendStatus: z.int(),
  ErrCode: text,
  Content: text,
  SendDate: text,
  OutId: text,
});
export type Detail = z.infer<typeof detail>;

export const details = z.object({
  SmsSendDetailDTOs: z
    .object({ SmsSendDetailDTO: z.array(detail).nullish() })
    .nullish()
    .transform((value) => value?.SmsSendDetailDTO ?? []),
});

const count = z.int().nonnegative();
export const statistics = z.object({
  Data: z.object({
    TargetList: z.array(
      z.object({
        SendDate: z.string().regex(/^\d{8}$/),
        TotalCount: count,
        RespondedSuccessCount: count,
        RespondedFailCount: count,
      }),
    ),
  }),
});

const reason = z
  .object({ RejectInfo: text, RejectSubInfo: text })
  .nullish()
  .transform((value) => [value?.RejectInfo, value?.RejectSubInfo].filter((part) => part).join('：'));

export const templates = z.object({
  SmsTemplateList: z.array(
    z.object({
      TemplateCode: z.string().min(1),
      TemplateName: text,
      TemplateContent: z.string(),
      OuterTemplateType: z.int().nullish(),
      TemplateType: z.int().nullish(),
      AuditStatus: z.string(),
      Reason: reason,
    }),
  ),
});

export const signatures = z.object({
  SmsSignList: z.array(z.object({ SignName: z.string(), AuditStatus: z.string(), Reason: reason })),
});
