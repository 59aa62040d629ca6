import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { publicSnapshotAmi } from "./publicSnapshotAmi.ts";

const SNAPSHOT = "aws:rds/snapshot:Snapshot";
const PERMISSION = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const DOCUMENT = "aws:ssm/document:Document";

export const examples: RuleExamples = {
    rule: publicSnapshotAmi,
    passing: [
        {
            title: "a snapshot of its own account and one shared with another",
            resources: [
                resource(SNAPSHOT, "own", {}),
                resource(SNAPSHOT, "shared", { sharedAccounts: ["111122223333"] }),
            ],
        },
        {
            title: "an image for one account and one for an organization",
            resources: [
                resource(PERMISSION, "account", { accountId: UNKNOWN }),
                resource(PERMISSION, "organization", { organizationArn: UNKNOWN }),
            ],
        },
        {
            title: "a document of its own account and one shared with two",
            resources: [
                resource(DOCUMENT, "own", {}),
                resource(DOCUMENT, "two", {
                    permissions: { type: "Share", account_ids: "111122223333,444455556666" },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "snapshots for everyone, beside an account that is not known yet",
            resources: [
                resource(SNAPSHOT, "s", { sharedAccounts: [UNKNOWN, "all"] }),
                resource("aws:rds/clusterSnapshot:ClusterSnapshot", "c", { sharedAccounts: ["all"] }),
                resource("aws:rds/snapshotCopy:SnapshotCopy", "copy", { sharedAccounts: "all" }),
            ],
            finds: [
                "c: sharedAccounts[0]",
                "copy: sharedAccounts",
                "s: sharedAccounts[0] unverified",
                "s: sharedAccounts[1]",
            ],
        },
        {
            title: "an image for everyone",
            resources: [resource(PERMISSION, "p", { group: "all" })],
            finds: ["p: group"],
        },
        {
            title: "a document for everyone, however that is spelled",
            resources: [
                resource(DOCUMENT, "d", { permissions: { type: "Share", account_ids: "All" } }),
                resource(DOCUMENT, "camel", { permissions: { type: "Share", accountIds: "111122223333, all" } }),
            ],
            finds: ["camel: permissions.accountIds", "d: permissions.account_ids"],
        },
    ],
    unknown: [
        {
            title: "accounts that are not known yet",
            resources: [resource(SNAPSHOT, "s", { sharedAccounts: UNKNOWN })],
            finds: ["s: sharedAccounts[]"],
        },
        {
            title: "a group that is not known yet",
            resources: [resource(PERMISSION, "p", { group: UNKNOWN })],
            finds: ["p: group"],
        },
        {
            title: "accounts of a document that are not known yet",
            resources: [resource(DOCUMENT, "d", { permissions: { type: "Share", account_ids: UNKNOWN } })],
            finds: ["d: permissions.account_ids[]"],
        },
    ],
};
