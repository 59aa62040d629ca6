import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";

/** Switches of a trail; AWS has all but `enableLogging` off where a program says nothing. */
const SWITCHES = ["isMultiRegionTrail", "enableLogFileValidation"];

export const cloudtrail = resourceRule({
    id: "cloudtrail",
    severity: "high",
    description: "Trails record every region, are on, encrypted, proof against change, and reach CloudWatch Logs",
    remedy:
        "set isMultiRegionTrail and enableLogFileValidation to true, kmsKeyId and cloudWatchLogsGroupArn, and leave " +
        "enableLogging on",
    types: ["aws:cloudtrail/trail:Trail"],
    safeProperties: [...SWITCHES, "enableLogging"],
    *check(trail) {
        for (const property of SWITCHES) {
            const reading = trail.get(property);
            if (reading.boolean() !== true) {
                yield { at: reading, expected: "true", remedy: `set ${property} to true` };
            }
        }
        const logging = trail.get("enableLogging");
        if (logging.isSet && logging.boolean() !== true) {
            yield { at: logging, expected: "true", remedy: "set enableLogging to true" };
        }
        for (const [property, expected] of Object.entries(NAMED)) {
            const reading = trail.get(property);
            if (!reading.isSet) {
                yield { at: reading, expected, remedy: `set ${property} to ${expected}` };
            }
        }
    },
    fix: switchOn,
});

const NAMED = {
    kmsKeyId: "the ARN of a KMS key",
    cloudWatchLogsGroupArn: "the ARN of a log group",
};

/** A key and a log group need rights of their own, so only the switches are corrected. */
function switchOn(trail: ResourceView): Record<string, unknown> | undefined {
    const wrong = [...SWITCHES, "enableLogging"].filter((property) => {
        const reading = trail.get(property);
        const isLeftOn = property === "enableLogging" && reading.isAbsent;
        return !reading.isUnknown && reading.boolean() !== true && !isLeftOn;
    });
    return wrong.length === 0 ? undefined : Object.fromEntries(wrong.map((property) => [property, true]));
}
