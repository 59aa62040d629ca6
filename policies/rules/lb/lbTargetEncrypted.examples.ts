import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lbTargetEncrypted } from "./lbTargetEncrypted.ts";

const GROUP = "aws:lb/targetGroup:TargetGroup";

export const examples: RuleExamples = {
    rule: lbTargetEncrypted,
    passing: [
        { title: "HTTPS", resources: [resource(GROUP, "t", { protocol: "HTTPS", port: 443 })] },
        { title: "TCP of a network load balancer", resources: [resource(GROUP, "t", { protocol: "TCP" })] },
        { title: "functions, which have no protocol", resources: [resource(GROUP, "t", { targetType: "lambda" })] },
        {
            title: "functions, whatever the protocol says",
            resources: [resource(GROUP, "t", { targetType: "lambda", protocol: "HTTP" })],
        },
    ],
    failing: [
        {
            title: "plain HTTP",
            resources: [resource(GROUP, "t", { protocol: "HTTP", targetType: "ip" })],
            finds: ["t: protocol"],
        },
        {
            title: "plain HTTP of an old type, in lower case",
            resources: [resource("aws:alb/targetGroup:TargetGroup", "t", { protocol: "http" })],
            finds: ["t: protocol"],
        },
    ],
    unknown: [
        {
            title: "a protocol that is not known yet",
            resources: [resource(GROUP, "t", { protocol: UNKNOWN })],
            finds: ["t: protocol"],
        },
        {
            title: "HTTP to targets that may be functions",
            resources: [resource(GROUP, "t", { protocol: "HTTP", targetType: UNKNOWN })],
            finds: ["t: protocol"],
        },
    ],
};
