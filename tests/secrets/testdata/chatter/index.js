// A pack of somebody else that repeats everything it is shown, in every way it can.
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { PolicyPack } from "@pulumi/policy";

const { packFault } = JSON.parse(readFileSync(process.env["CANARIES"], "utf8"));

/** A copy without the proxies that throw on unknown values. */
function peek(value) {
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.keys(value).map((key) => [key, peek(Object.getOwnPropertyDescriptor(value, key).value)]);
    return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function repeat(what, report) {
    const seen = peek(what);
    report(JSON.stringify(seen));
    report(inspect(seen, { depth: 10 }));
    const texts = [];
    JSON.stringify(seen, (_key, value) => (typeof value === "string" && texts.push(value), value));
    for (const text of texts) {
        report(`base64 ${Buffer.from(text).toString("base64")}, address ${encodeURIComponent(text)}`);
        console.log("the pack prints", text);
        console.error("the pack prints to standard error", text);
    }
    if (packFault === "throws" && texts.length > 3) throw new Error(`the rule failed over ${texts.join(" and ")}`);
    if (packFault === "exits" && texts.length > 3) process.exit(7);
}

new PolicyPack("chatter", {
    policies: [
        {
            name: "repeats-resources",
            description: "Says everything",
            enforcementLevel: "mandatory",
            validateResource: (args, report) => repeat({ props: args.props, provider: args.provider?.props }, report),
        },
        {
            name: "repeats-stacks",
            description: "Says everything of the stack",
            enforcementLevel: "advisory",
            validateStack: ({ resources }, report) =>
                repeat(
                    resources.map(({ props }) => props),
                    report,
                ),
        },
    ],
});
