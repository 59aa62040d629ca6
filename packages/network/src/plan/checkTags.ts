import type { Violation } from "@plinth/core/settings";
import { tiersOf } from "./layout.ts";
import type { NetworkShape } from "./shape.ts";

/** Keys the network sets itself, or that AWS keeps for itself. */
const OWN = /^(Name|Tier|kubernetes\.io\/role\/(internal-)?elb|karpenter\.sh\/discovery|aws:.*)$/;

/** What is wrong with more tags on the subnets of a tier. */
export function checkSubnetTags(shape: Pick<NetworkShape, "subnetTags" | "tiers">): Violation[] {
    return Object.entries(shape.subnetTags ?? {}).flatMap(([tier, tags]): Violation[] => {
        if (!tiersOf(shape).some((own) => own === tier)) {
            const path = ["subnetTags", tier];
            return [
                {
                    path,
                    rule: "must be for a tier this network has",
                    value: tags,
                    fix: `add ${tier} to tiers, or remove it`,
                },
            ];
        }
        return Object.keys(tags)
            .filter((key) => OWN.test(key))
            .map((key) => ({
                path: ["subnetTags", tier, key],
                rule: "must not be a tag that the network sets itself, or one of AWS's",
                value: tags[key],
                fix: "remove it",
            }));
    });
}
