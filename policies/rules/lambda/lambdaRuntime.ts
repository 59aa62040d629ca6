import runtimes from "../../data/lambdaRuntimes.json" with { type: "json" };
import { resourceRule } from "../../rule/rule.ts";

const DEPRECATED_ON = new Map(Object.entries(runtimes.deprecatedOn));

export const lambdaRuntime = resourceRule({
    id: "lambda-runtime",
    severity: "medium",
    description: "Functions run on a runtime for which AWS still mends security faults",
    remedy: "set runtime to one that AWS supports",
    types: ["aws:lambda/function:Function"],
    safeProperties: ["runtime"],
    *check(lambda) {
        const runtime = lambda.get("runtime");
        const kind = lambda.get("packageType");
        // An image brings its own.
        if (kind.string() === "Image") {
            return;
        }
        const unverified = kind.isUnknown;
        const date = DEPRECATED_ON.get(runtime.string() ?? "") ?? "never";
        // Days as text, which order as dates do and stand before any word.
        if (date <= new Date().toISOString()) {
            yield { at: runtime, expected: `a runtime that AWS has not deprecated (this one on ${date})`, unverified };
        } else if (runtime.isUnknown) {
            yield { at: runtime, expected: "a runtime that AWS supports" };
        }
    },
});
