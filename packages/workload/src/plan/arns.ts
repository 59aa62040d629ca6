import type { Path, Violation } from "@plinth/core/settings";
import type { Ingress } from "./shape.ts";

/** Where in AWS a workload is. */
export interface AwsPlace {
    readonly account: string;
    readonly region: string;
}

/** Of an ARN: its region and its account (AWS General Reference, "Amazon Resource Names"). */
const ARN = /^arn:[a-z-]+:[a-z0-9-]+:([a-z0-9-]+):(\d{12}):/;

/** What is wrong with where a certificate and a web ACL are; paths start at the shape. */
export function checkIngressPlace(ingress: Ingress | undefined, place: AwsPlace): Violation[] {
    if (ingress === undefined) return [];
    const why = "a load balancer takes no other";
    const { certificateArn, webAclArn } = ingress;
    return [
        ...checkPlace(["ingress", "certificateArn"], certificateArn, place, why),
        ...checkPlace(["ingress", "webAclArn"], webAclArn, place, why),
    ];
}

/** What is wrong with where a secret is, as far as that is known now. */
export function checkSecretPlace(path: Path, arn: unknown, place: AwsPlace): Violation[] {
    return checkPlace(path, arn, place, "the service's store reads there, and its role opens no key elsewhere");
}

/** What is no ARN is for others to judge. */
function checkPlace(path: Path, arn: unknown, { account, region }: AwsPlace, why: string): Violation[] {
    const [, itsRegion, itsAccount] = (typeof arn === "string" ? ARN.exec(arn) : undefined) ?? [];
    if (itsRegion === undefined) return [];
    const wrong = [
        ...(itsRegion === region ? [] : [`region ${region}`]),
        ...(itsAccount === account ? [] : [`account ${account}`]),
    ];
    if (wrong.length === 0) return [];
    const rule = `must be of the environment's ${wrong.join(" and ")}: ${why}`;
    return [{ path, rule, value: arn, fix: "name one that is there" }];
}
