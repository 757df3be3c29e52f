import { z } from 'zod';

/** Every answer stands in `Response`. */
export const enveloped = <T>(inner: z.ZodType<T>) => z.object({ Response: inner });

/** Without an error it fits too: to find that out by a failing schema is slow. */
export const failure = enveloped(
  z.object({ Error: z.object({ Code: z.string().min(1) }).optional(), RequestId: z.string().min(1).optional() }),
);

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const number = z.string().min(1);
const count = z.int().nonnegative();

/** One number's verdict; serial and fee count only where the code is `Ok`. */
export const sendRow = z.object({
  Code: z.string().min(1),
  PhoneNumber: number,
  SerialNo: z
    .string()
    .regex(/^\S{1,128}$/)
    .optional()
    .catch(undefined),
  Fee: count.optional().catch(undefined),
});
export type SendRow = z.infer<typeof sendRow>;

export const sendReply = enveloped(z.object({ SendStatusSet: z.array(z.unknown()) }));

const rows = z.array(z.unknown());
export const reports = z.object({ PullSmsSendStatusSet: rows });
export const replies = z.object({ PullSmsReplyStatusSet: rows });

export const reportRow = z.object({
  SerialNo: z.string().min(1),
  PhoneNumber: text,
  SubscriberNumber: text,
  ReportStatus: z.string(),
  Description: text,
  SessionContext: text,
  UserReceiveTime: z.int().nullish(),
});

export const replyRow = z.object({
  PhoneNumber: text,
  SubscriberNumber: text,
  ReplyContent: z.string(),
  ReplyTime: z.int().nullish(),
});

const sendRecord = z.object({
  PhoneNumber: number,
  SerialNo: text,
  SendStatus: z.int(),
  RequestCode: text,
  StatusCode: text,
  Content: text,
});
export type SendRecord = z.infer<typeof sendRecord>;
export const sendRecords = z.object({ SendRecordSet: z.array(sendRecord) });

export const packages = z.object({
  SmsPackagesStatisticsSet: z.array(
    z.object({ PackageAmount: count, CurrentUsage: count, PackageExpiredTime: z.int().nullish() }),
  ),
});

const maybeCount = count.nullish().transform((value) => value ?? null);
export const sent = z.object({
  SendStatusStatistics: z.object({ FeeCount: maybeCount, RequestSuccessCount: maybeCount }),
});
export const calledBack = z.object({
  CallbackStatusStatistics: z.object({ CallbackSuccessCount: maybeCount, CallbackFailCount: maybeCount }),
});

export const templates = z.object({
  DescribeTemplateStatusSet: z.array(
    z.object({
      TemplateId: z.union([z.int(), z.string().min(1)]).transform(String),
      TemplateName: text,
      TemplateContent: z.string(),
      StatusCode: z.int(),
      ReviewReply: text,
    }),
  ),
});

export const signatures = z.object({
  DescribeSignListStatusSet: z.array(z.object({ SignName: z.string(), StatusCode: z.int(), ReviewReply: text })),
});
