import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";
import { cloudfrontHttps } from "./cloudfrontHttps.ts";

const redirect = { viewerProtocolPolicy: "redirect-to-https" };
const all = { viewerProtocolPolicy: "allow-all" };

export const examples: RuleExamples = {
    rule: cloudfrontHttps,
    passing: [
        { title: "a redirect", resources: [resource(DISTRIBUTION, "d", { defaultCacheBehavior: redirect })] },
        {
            title: "HTTPS only in the ordered behaviours",
            resources: [
                resource(DISTRIBUTION, "d", {
                    defaultCacheBehavior: redirect,
                    orderedCacheBehaviors: [{ viewerProtocolPolicy: "https-only" }, redirect],
                }),
            ],
        },
        { title: "no behaviour at all", resources: [resource(DISTRIBUTION, "d", {})] },
    ],
    failing: [
        {
            title: "plain HTTP by default",
            resources: [resource(DISTRIBUTION, "d", { defaultCacheBehavior: all, orderedCacheBehaviors: [redirect] })],
            finds: ["d: defaultCacheBehavior.viewerProtocolPolicy"],
        },
        {
            title: "plain HTTP for one path, beside a behaviour that is not known yet",
            resources: [
                resource(DISTRIBUTION, "d", {
                    defaultCacheBehavior: redirect,
                    orderedCacheBehaviors: [redirect, all, UNKNOWN],
                }),
            ],
            finds: [
                "d: orderedCacheBehaviors[1].viewerProtocolPolicy",
                "d: orderedCacheBehaviors[2].viewerProtocolPolicy unverified",
            ],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource(DISTRIBUTION, "d", { defaultCacheBehavior: { viewerProtocolPolicy: UNKNOWN } })],
            finds: ["d: defaultCacheBehavior.viewerProtocolPolicy"],
        },
    ],
};
