import type { Problem } from "@plinth/core/errors";
import { toProblems, type Violation } from "@plinth/core/settings";
import { checkServiceLevel } from "./plan/index.ts";
import type { ServiceLevelArgs } from "./serviceLevelArgs.ts";

const SIGNALS = ["both", "prometheus", "cloudwatch"];

/** Everything that is wrong with a service level's arguments, at once. */
export function checkServiceLevelArgs(args: ServiceLevelArgs): Problem[] {
    return toProblems([
        ...checkServiceLevel(args),
        ...checkSignals(args.signals),
        ...checkAddress("runbooksAt", args.runbooksAt),
        ...checkAddress("grafanaAt", args.grafanaAt),
    ]);
}

function checkSignals(signals: string | undefined): Violation[] {
    if (signals === undefined || SIGNALS.includes(signals)) return [];
    return [
        {
            path: ["signals"],
            rule: `must be ${SIGNALS.join(", ")}`,
            value: signals,
            fix: "leave it out for both",
        },
    ];
}

function checkAddress(name: string, address: string | undefined): Violation[] {
    if (address === undefined || /^https?:\/\/[^\s"]+$/.test(address)) return [];
    return [
        {
            path: [name],
            rule: "must be an address that begins with https:// or http://",
            value: address,
            fix: "write the address, or leave it out",
        },
    ];
}
