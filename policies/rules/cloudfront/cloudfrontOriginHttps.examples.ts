import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";
import { cloudfrontOriginHttps } from "./cloudfrontOriginHttps.ts";

const good = { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] };

function fetching(...configs: unknown[]) {
    return [
        resource(DISTRIBUTION, "d", {
            enabled: true,
            origins: configs.map((customOriginConfig) => ({ customOriginConfig })),
        }),
    ];
}

const FOUND = "d: origins[0].customOriginConfig";

export const examples: RuleExamples = {
    rule: cloudfrontOriginHttps,
    passing: [
        { title: "HTTPS with TLS 1.2", resources: fetching(good) },
        {
            title: "a bucket, which is no server",
            resources: [resource(DISTRIBUTION, "d", { origins: [{ domainName: "b.s3.amazonaws.com" }] })],
        },
        { title: "no origins", resources: [resource(DISTRIBUTION, "d", {})] },
    ],
    failing: [
        {
            title: "plain HTTP at the second origin",
            resources: fetching(good, { ...good, originProtocolPolicy: "http-only" }),
            finds: ["d: origins[1].customOriginConfig.originProtocolPolicy"],
        },
        {
            title: "what the viewer speaks",
            resources: fetching({ ...good, originProtocolPolicy: "match-viewer" }),
            finds: [`${FOUND}.originProtocolPolicy`],
        },
        {
            title: "older versions beside TLS 1.2",
            resources: fetching({ ...good, originSslProtocols: ["SSLv3", "TLSv1.2", "TLSv1", "TLSv1.1"] }),
            finds: [0, 2, 3].map((at) => `${FOUND}.originSslProtocols[${at}]`),
        },
        {
            title: "an empty configuration",
            resources: fetching({}),
            finds: [`${FOUND}.originProtocolPolicy`, `${FOUND}.originSslProtocols`],
        },
        {
            title: "plain HTTP beside a version that is not known yet",
            resources: fetching({ originProtocolPolicy: "http-only", originSslProtocols: [UNKNOWN] }),
            finds: [`${FOUND}.originProtocolPolicy`, `${FOUND}.originSslProtocols[0] unverified`],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: fetching({ ...good, originProtocolPolicy: UNKNOWN }),
            finds: [`${FOUND}.originProtocolPolicy`],
        },
        {
            title: "versions that are not known yet",
            resources: fetching({ ...good, originSslProtocols: UNKNOWN }),
            finds: [`${FOUND}.originSslProtocols[]`],
        },
    ],
};
