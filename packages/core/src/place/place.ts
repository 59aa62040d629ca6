import type { Problem } from "../errors/index.ts";

/** AWS's own names of its partitions: the commercial one, China's and the United States government's. */
export const partitions = ["aws", "aws-cn", "aws-us-gov"] as const;

/** Where a component makes things: what names, ARNs and policies are written with before anything exists. */
export interface Place {
    readonly account: string;
    readonly region: string;
    /** @default "aws" */
    readonly partition?: string | undefined;
}

/** Whether a text has the form of an AWS account id. */
export function isAccountId(text: string): boolean {
    return /^\d{12}$/.test(text);
}

/** Whether a text has the form of a region's code. Which regions exist is AWS's to say: new ones come every year. */
export function isRegion(text: string): boolean {
    return /^[a-z]{2}(-[a-z]+)+-\d$/.test(text);
}

/** What is wrong with a component's place, all at once; only what is given is looked at. */
export function checkPlace({ account, region, partition }: Partial<Place>): Problem[] {
    const problems: Problem[] = [];
    if (account !== undefined && !isAccountId(account)) {
        problems.push({
            path: "account",
            rule: "must be an AWS account id of 12 digits",
            value: account,
            fix: "pass the account of the environment's target",
        });
    }
    if (region !== undefined && !isRegion(region)) {
        problems.push({
            path: "region",
            rule: "must be an AWS region such as eu-west-1",
            value: region,
            fix: "pass the region of the environment's target",
        });
    }
    if (partition !== undefined && !partitions.some((known) => known === partition)) {
        problems.push({
            path: "partition",
            rule: `must be one of ${partitions.join(", ")}`,
            value: partition,
            fix: "choose one of them",
        });
    }
    return problems;
}
