import type { ChangeRule, Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws } from "./wording.ts";

type Tls = "off" | "preferred" | "required";

/** Nothing where it is not known. */
function tlsOf(inputs: SentInputs): Tls | undefined {
    if (!inputs.has("transitEncryptionEnabled")) return "off";
    const enabled = inputs.flag("transitEncryptionEnabled");
    if (enabled !== true) return enabled === false ? "off" : undefined;
    const mode = inputs.has("transitEncryptionMode") ? inputs.text("transitEncryptionMode") : "required";
    return mode === "preferred" || mode === "required" ? mode : undefined;
}

function hasUsers(inputs: SentInputs): boolean {
    return (inputs.list("userGroupIds") ?? []).length > 0;
}

/** TLS changes alone and in two steps. */
function changedTls(before: SentInputs, after: SentInputs): Refusal[] {
    const [from, to] = [tlsOf(before), tlsOf(after)];
    if (from === undefined || to === undefined || from === to) return [];
    const refuse = (property: string, words: string, source: string): Refusal[] => [
        refusedByAws(property, "InvalidParameterCombination", words, source),
    ];
    if (hasUsers(before)) {
        const words = "Modification of transit encryption is not supported for access control enabled clusters.";
        return refuse("transitEncryptionEnabled", words, "aws-controllers-k8s/community#2536");
    }
    if (hasUsers(after)) {
        const words =
            "User group based access control requires encryption-in-transit to be enabled on the replication group.";
        return refuse("userGroupIds", words, "hashicorp/terraform-provider-aws#42966");
    }
    if (from !== "off" || to !== "required") return [];
    // The guide names the two steps; the words were not found.
    const words = "Transit encryption mode must be set to preferred before it is set to required";
    return refuse("transitEncryptionMode", words, "Amazon ElastiCache User Guide, Enabling in-transit encryption");
}

/** Cluster mode is entered through `compatible`, and never left. */
function changedMode(before: SentInputs, after: SentInputs): Refusal[] {
    const [from, to] = [before.text("clusterMode"), after.text("clusterMode")];
    const source = "Amazon ElastiCache User Guide, Modifying cluster mode";
    const entered = (from ?? "disabled") === "disabled" && to === "enabled" && before.has("numCacheClusters");
    const left = from === "enabled" && to !== undefined && to !== "enabled";
    if (!entered && !left) return [];
    // The guide names the order; the words were not found.
    const words = `Cluster mode cannot be changed from ${from ?? "disabled"} to ${to}`;
    return [refusedByAws("clusterMode", "InvalidParameterCombination", words, source)];
}

export const cacheChanges: Readonly<Record<string, ChangeRule>> = {
    "aws:elasticache/replicationGroup:ReplicationGroup": (before, after) => [
        ...changedTls(before, after),
        ...changedMode(before, after),
    ],
};
