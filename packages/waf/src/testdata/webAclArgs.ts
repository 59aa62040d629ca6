import type { CloudFrontScope, RegionalScope, WebAclHome } from "../webAclArgs.ts";

export const BALANCER =
    "arn:aws:elasticloadbalancing:eu-west-1:444444444444:loadbalancer/app/shop/50dc6c495c0c9188";

export const home: WebAclHome = { account: "444444444444", region: "eu-west-1" };
export const regional: WebAclHome & RegionalScope = { ...home, scope: "regional" };
export const cloudFront: WebAclHome & CloudFrontScope = { ...home, scope: "cloudFront" };
