import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";

const AMI_PERMISSION = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const DOCUMENT = "aws:ssm/document:Document";

export const publicSnapshotAmi = resourceRule({
    id: "public-snapshot-ami",
    severity: "critical",
    description: "Snapshots, machine images and SSM documents are shared with named accounts, not with everyone",
    remedy: "name the accounts that may use it",
    types: [
        "aws:rds/snapshot:Snapshot",
        "aws:rds/clusterSnapshot:ClusterSnapshot",
        "aws:rds/snapshotCopy:SnapshotCopy",
        AMI_PERMISSION,
        DOCUMENT,
    ],
    safeProperties: ["group"],
    *check(resource) {
        for (const audience of audiences(resource)) {
            if (audience.isUnknown || isEveryone(audience)) {
                yield {
                    at: audience,
                    expected: "named accounts",
                    found: audience.isKnown ? "everyone" : undefined,
                };
            }
        }
    },
});

function audiences(resource: ResourceView): Reading[] {
    switch (resource.type) {
        case AMI_PERMISSION:
            return [resource.get("group")];
        case DOCUMENT:
            // A map with free keys: AWS's own spelling stands beside that of Pulumi.
            return ["account_ids", "accountIds"].flatMap((key) => resource.get("permissions").child(key).items());
        default:
            return resource.get("sharedAccounts").items();
    }
}

/** RDS and AMIs say `all`, SSM says `All`, in a list or among others separated by commas. */
function isEveryone(audience: Reading): boolean {
    const names = audience.string()?.split(",") ?? [];
    return names.some((name) => name.trim().toLowerCase() === "all");
}
