import type { RefusalRule } from "./refusal.ts";
import { noArn, noneOf } from "./wording.ts";

/** internal/service/ec2/vpc_flow_log.go: the schema. */
const flowLog: RefusalRule = (inputs) => [
    ...noneOf(inputs, "maxAggregationInterval", [60, 600]),
    ...noArn(inputs, "logDestination"),
];

export const flowLogRefusals: Readonly<Record<string, RefusalRule>> = { "aws:ec2/flowLog:FlowLog": flowLog };
