import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/** Seconds in about 17 years: long enough that two releases in a row never have the same moment, and all of them are past. */
const SPAN = 2 ** 29;
const START = Date.UTC(2000, 0, 1);

/**
 * A moment of the past that stands for a pod template: another template, another moment.
 *
 * It is what a Rollout's `restartAt` says, and its controller repeats it in the status with the first state that it writes of a
 * new template (argo-rollouts v1.9, rollout/sync.go, resetRolloutStatus). Pods are only started again that are older than it,
 * and none is. Without it nothing tells the state of this release from that of the last: the generation that a Rollout's
 * status names is text, which pulumi-kubernetes takes for none (provider/pkg/await/condition/jsonpath.go), so that it would
 * find the last release healthy and wait for nothing.
 */
export function momentOf(template: object): pulumi.Output<string> {
    // Nobody finds a secret of the template by these few digits of a hash, and a preview shows whether they change.
    return pulumi.unsecret(pulumi.output<object>(template).apply((known) => moment(JSON.stringify(known))));
}

function moment(text: string): string {
    const seconds = createHash("sha256").update(text).digest().readUInt32BE() % SPAN;
    return new Date(START + seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** What of a Rollout's status says how its release went. */
export interface ReleaseStatus {
    readonly phase?: string;
    readonly message?: string;
    readonly abort?: boolean;
}

/**
 * What pulumi-kubernetes waits for: all pods are new, or the release was taken back; either of this release, by its moment. It
 * would wait to the end of its time for one that was taken back if that were not named, and say that time was up.
 */
export const WAIT_FOR = "jsonpath={$[?(@.phase=='Healthy' || @.abort==true) && @.restartedAt==$.spec.restartAt]}";
