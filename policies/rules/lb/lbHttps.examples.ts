import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lbHttps } from "./lbHttps.ts";

const LISTENER = "aws:lb/listener:Listener";
const forward = [{ type: "forward", targetGroupArn: UNKNOWN }];
const redirect = [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }];

export const examples: RuleExamples = {
    rule: lbHttps,
    passing: [
        { title: "HTTPS", resources: [resource(LISTENER, "l", { protocol: "HTTPS", defaultActions: forward })] },
        {
            title: "a redirect to HTTPS",
            resources: [resource(LISTENER, "l", { protocol: "HTTP", defaultActions: redirect })],
        },
        {
            title: "TCP of a network load balancer",
            resources: [resource(LISTENER, "l", { protocol: "TCP", defaultActions: forward })],
        },
        {
            title: "a gateway load balancer's, which has neither protocol nor port",
            resources: [resource(LISTENER, "l", { defaultActions: forward })],
        },
    ],
    failing: [
        {
            title: "a fixed answer over plain HTTP",
            resources: [
                resource(LISTENER, "l", {
                    protocol: "http",
                    defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }],
                }),
            ],
            finds: ["l: protocol"],
        },
        {
            title: "no action at all",
            resources: [resource(LISTENER, "l", { protocol: "HTTP" })],
            finds: ["l: protocol"],
        },
        {
            title: "HTTP passed on, at a port that is not known yet",
            resources: [resource(LISTENER, "l", { port: UNKNOWN, defaultActions: forward })],
            finds: ["l: protocol"],
        },
        {
            title: "a redirect beside something passed on",
            resources: [resource(LISTENER, "l", { protocol: "HTTP", defaultActions: [...redirect, ...forward] })],
            finds: ["l: protocol"],
        },
        {
            title: "HTTP passed on",
            resources: [resource(LISTENER, "l", { protocol: "HTTP", defaultActions: forward })],
            finds: ["l: protocol"],
        },
        {
            title: "an old type without a protocol",
            resources: [resource("aws:alb/listener:Listener", "l", { port: 80, defaultActions: forward })],
            finds: ["l: protocol"],
        },
        {
            title: "a redirect that stays with HTTP",
            resources: [
                resource(LISTENER, "l", {
                    protocol: "HTTP",
                    defaultActions: [{ type: "redirect", redirect: { protocol: "#{protocol}", port: "8080" } }],
                }),
            ],
            finds: ["l: protocol"],
        },
    ],
    unknown: [
        {
            title: "a redirect beside an action that is not known yet",
            resources: [resource(LISTENER, "l", { protocol: "HTTP", defaultActions: [...redirect, UNKNOWN] })],
            finds: ["l: protocol"],
        },
        {
            title: "a protocol that is not known yet",
            resources: [resource(LISTENER, "l", { protocol: UNKNOWN, defaultActions: forward })],
            finds: ["l: protocol"],
        },
        {
            title: "actions that are not known yet",
            resources: [resource(LISTENER, "l", { protocol: "HTTP", defaultActions: UNKNOWN })],
            finds: ["l: protocol"],
        },
    ],
};
