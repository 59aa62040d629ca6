import type { PlatformArgs } from "../platformArgs.ts";

/** The least a platform is made from: no add-on at all. */
export const valid: PlatformArgs = {
    clusterName: "plinth-dev-main",
    readyName: "plinth-dev-main",
    vpcId: "vpc-1",
    account: "222222222222",
    region: "eu-west-1",
    owner: "platform",
};

/** Everything on. */
export const whole: PlatformArgs = {
    ...valid,
    metricsServer: {},
    loadBalancing: { by: "controller" },
    externalSecrets: { prefixes: ["plinth/dev/"] },
    externalDns: { zones: { "dev.example.com": "Z1" } },
    monitoring: { grafana: { adminSecret: "grafana/admin" }, webhook: { secret: "on-call/webhook" } },
    logs: {},
    telemetry: { serviceLevels: {} },
    rollouts: {},
    alerts: { page: ["arn:aws:sns:eu-west-1:222222222222:page"] },
    tags: { Layer: "platform" },
};
