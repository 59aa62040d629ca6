export { WebAcl } from "./webAcl.ts";
export type { BotControl, GroupChoice, Mode, OwnGroup, RateLimit, RequestPaths } from "./plan/index.ts";
export type {
    CloudFrontScope,
    LogsToBucket,
    LogsToCloudWatch,
    RegionalScope,
    WebAclArgs,
    WebAclHome,
    WebAclLogs,
} from "./webAclArgs.ts";
