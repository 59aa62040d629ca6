import type { RefusalRule } from "./refusal.ts";
import { outsideRange, refusedByProvider } from "./wording.ts";

const NAMES = "hashicorp/terraform-provider-aws, internal/service/sqs/queue.go: CustomizeDiff";

/** Limits of queues: Amazon SQS API reference, `SetQueueAttributes`. A message may have 1 MiB since August 2025. */
const queue: RefusalRule = (inputs) => {
    const name = inputs.text("name");
    const fifo = inputs.flag("fifoQueue") ?? (inputs.has("fifoQueue") ? undefined : false);
    const fits = fifo === true ? /^[0-9A-Za-z_-]{1,75}\.fifo$/ : /^[0-9A-Za-z_-]{1,80}$/;
    return [
        ...(name !== undefined && fifo !== undefined && !fits.test(name)
            ? [refusedByProvider("name", `invalid queue name: ${name}`, NAMES)]
            : []),
        ...outsideRange(inputs, "delaySeconds", 0, 900),
        ...outsideRange(inputs, "maxMessageSize", 1024, 1048576),
        ...outsideRange(inputs, "messageRetentionSeconds", 60, 1209600),
        ...outsideRange(inputs, "receiveWaitTimeSeconds", 0, 20),
        ...outsideRange(inputs, "visibilityTimeoutSeconds", 0, 43200),
        ...outsideRange(inputs, "kmsDataKeyReusePeriodSeconds", 60, 86400),
    ];
};

export const messagingRefusals: Readonly<Record<string, RefusalRule>> = { "aws:sqs/queue:Queue": queue };
