import { compare, type PlannedResource } from "@plinth/plan";
import type { Judged } from "../judged/judged.ts";
import { plan, stack } from "./plans.ts";

const REPLACED_BY_NAME = ["aws:rds/instance:Instance", "aws:sqs/queue:Queue"];

/** A preview of an environment, compared with what it was. */
export function compared(
    name: string,
    old: readonly PlannedResource[],
    now: readonly PlannedResource[],
    more: Partial<Parameters<typeof plan>[2]> & { readonly findings?: Parameters<typeof plan>[1] } = {},
): Judged {
    const { findings = [], ...rest } = more;
    const comparison = compare({
        now: [stack(now)],
        other: { stacks: [stack(old)], kind: "plan" },
        against: { kind: "revision", revision: "main", commit: "0123456789abcdef" },
        replacedBy: (type) => (REPLACED_BY_NAME.includes(type) ? ["name"] : []),
    });
    return {
        name,
        plan: plan([stack(now)], findings, { environment: name, comparison, ...rest }),
        placeOf: () => ({ file: "stacks/network/layer.ts", line: 7 }),
    };
}
