import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { redshiftSsl } from "./redshiftSsl.ts";

const GROUP = "aws:redshift/parameterGroup:ParameterGroup";
const other = { name: "enable_user_activity_logging", value: "true" };

function group(...parameters: unknown[]) {
    return [resource(GROUP, "g", { parameters })];
}

export const examples: RuleExamples = {
    rule: redshiftSsl,
    passing: [
        {
            title: "TLS required, beside another parameter",
            resources: group(other, { name: "require_ssl", value: "true" }),
        },
        { title: "TLS required, as a boolean", resources: group({ name: "require_ssl", value: true }) },
        { title: "TLS required, in capitals", resources: group({ name: "require_ssl", value: "TRUE" }) },
        {
            title: "TLS required, beside a parameter that is not known yet",
            resources: group({ name: UNKNOWN, value: "true" }, { name: "require_ssl", value: "true" }),
        },
    ],
    failing: [
        {
            title: "a group that says nothing",
            resources: [resource(GROUP, "g", {})],
            finds: ["g: parameters"],
            says: ["found no such parameter"],
        },
        { title: "other parameters only", resources: group(other), finds: ["g: parameters"] },
        {
            title: "TLS left to the client",
            resources: group({ name: "require_ssl", value: "false" }),
            finds: ["g: parameters[0].value"],
        },
        {
            title: "a parameter without a value, beside one whose name is not known yet",
            resources: group({ name: UNKNOWN, value: "true" }, { name: "require_ssl" }),
            finds: ["g: parameters[1].value"],
        },
        {
            title: "a parameter that is not known yet and cannot be the one",
            resources: group({ name: UNKNOWN, value: "auto" }),
            finds: ["g: parameters"],
        },
    ],
    unknown: [
        {
            title: "a value that is not known yet",
            resources: group({ name: "require_ssl", value: UNKNOWN }),
            finds: ["g: parameters[0].value"],
        },
        {
            title: "a name that is not known yet",
            resources: group(other, { name: UNKNOWN, value: "true" }, { name: UNKNOWN, value: "7" }),
            finds: ["g: parameters[1].name"],
            says: ["found a value not known yet"],
        },
        {
            title: "parameters that are not known yet",
            resources: [resource(GROUP, "g", { parameters: UNKNOWN })],
            finds: ["g: parameters[].name"],
        },
    ],
};
