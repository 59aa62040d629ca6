import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";

export const redshiftSsl = resourceRule({
    id: "redshift-ssl",
    severity: "medium",
    description: "Redshift refuses connections without TLS",
    remedy: "add the parameter require_ssl with the value true",
    types: ["aws:redshift/parameterGroup:ParameterGroup"],
    safeProperties: ["parameters[].value"],
    *check(resource) {
        const list = resource.get("parameters");
        let open: Reading | undefined;
        for (const parameter of list.items()) {
            const name = parameter.child("name");
            const value = parameter.child("value");
            if (name.string() === "require_ssl") {
                if (!isTrue(value)) {
                    yield { at: value, expected: "true" };
                }
                return;
            }
            open ??= name.isUnknown && (value.isUnknown || isTrue(value)) ? name : undefined;
        }
        yield {
            at: open ?? list,
            expected: "require_ssl to be true",
            ...(open === undefined && { found: "no such parameter" }),
        };
    },
});

function isTrue(value: Reading): boolean {
    return value.boolean() === true || value.string()?.trim().toLowerCase() === "true";
}
