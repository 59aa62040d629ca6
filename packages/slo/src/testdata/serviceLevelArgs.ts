import type { ServiceLevelArgs } from "../serviceLevelArgs.ts";

export const PAGE = "arn:aws:sns:eu-west-1:111111111111:on-call";
export const TICKET = "arn:aws:sns:eu-west-1:111111111111:tickets";

/** A service level as a layer makes it. */
export const orders: ServiceLevelArgs = {
    service: "orders",
    namespace: "shop",
    cluster: "plinth-prod-main",
    region: "eu-west-1",
    dashboardName: "plinth-prod-orders",
    objectives: { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } },
    owner: "shop",
    alerts: { page: [PAGE], ticket: [TICKET] },
};
