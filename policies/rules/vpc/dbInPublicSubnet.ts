import type { Relation } from "../../relations/relation.ts";
import { stackRule } from "../../rule/rule.ts";
import { publicTierOf } from "../../views/stackEvidence.ts";
import { isPublicSubnet, SUBNET } from "../../views/subnet.ts";

const GROUPS = [
    "aws:rds/subnetGroup:SubnetGroup",
    "aws:elasticache/subnetGroup:SubnetGroup",
    "aws:redshift/subnetGroup:SubnetGroup",
    "aws:docdb/subnetGroup:SubnetGroup",
    "aws:neptune/subnetGroup:SubnetGroup",
    "aws:memorydb/subnetGroup:SubnetGroup",
];
const MEMBERS: Relation = { types: GROUPS, property: "subnetIds", list: true, parents: [SUBNET], keys: [] };

export const dbInPublicSubnet = stackRule({
    id: "db-in-public-subnet",
    severity: "high",
    description: "Databases and caches live in subnets without a route to an internet gateway",
    remedy: "use the ids of private or isolated subnets",
    types: GROUPS,
    safeProperties: [],
    *check(group, { stack }) {
        const ids = group.get("subnetIds");
        const members = stack.targets(group, MEMBERS);
        const reachable = members.here.filter((subnet) => isPublicSubnet(subnet, stack) === "yes");
        const tiers = members.elsewhere.map((id) => publicTierOf(id, stack));
        const found = [
            ...reachable.map((subnet) => subnet.name),
            ...members.elsewhere.filter((_, at) => tiers[at] === "yes"),
        ];
        const expected = "only subnets without a route to an internet gateway";
        if (found.length > 0) {
            yield { at: ids, expected, found: `public ${found.join(", ")}` };
            return;
        }
        const unclear = members.here.some((subnet) => isPublicSubnet(subnet, stack) === "unknown");
        if (members.open || unclear || tiers.includes("unknown")) {
            yield { at: ids, expected, found: "subnets of which the routes are not known", unverified: true };
        }
    },
});
