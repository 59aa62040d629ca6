import * as pulumi from "@pulumi/pulumi";

/** Says in the log of every run what is less safe than by default, where, and why somebody chose it. */
export function logOptOut(resource: pulumi.Resource, property: string, effect: string, reason: string): void {
    void pulumi.log.warn(`${property} is switched off: ${effect}. Reason given: ${reason}`, resource);
}
