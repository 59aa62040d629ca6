import assert from "node:assert/strict";
import { repositoryPolicy, type RepositoryStatement } from "./access.ts";
import type { RepositoryAccess } from "./shape.ts";

const [PUBLISHER, ADMINISTRATOR, NODE] = ["publisher", "administrator", "node"].map(
    (name) => `arn:aws:iam::555555555555:role/${name}`,
) as [string, string, string];

/** Whether the policy refuses an action to a role of the repository's own account, whatever IAM allows it. */
function refuses({ Statement }: { readonly Statement: readonly RepositoryStatement[] }, role: string, action: string) {
    return Statement.some(
        ({ Effect, Action, Condition }) =>
            Effect === "Deny" &&
            Action.includes(action) &&
            !(Condition?.["ArnNotEquals"]?.["aws:PrincipalArn"] ?? []).includes(role),
    );
}

const policy = (access: Partial<RepositoryAccess> = {}) => repositoryPolicy({ pulledBy: [], ...access }, "aws");

describe("a repository's policy", () => {
    it("lets named accounts and roles pull, and do nothing else", () => {
        const { Statement } = policy({ pulledBy: ["333333333333", NODE, "222222222222"] });
        assert.deepEqual(Statement[0], {
            Sid: "Pull",
            Effect: "Allow",
            Principal: { AWS: ["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root", NODE] },
            Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        });
    });

    it("lets the publisher push, and refuses it to everybody else", () => {
        const pushed = policy({ pushedBy: [PUBLISHER] });
        assert.equal(refuses(pushed, PUBLISHER, "ecr:PutImage"), false);
        assert.equal(refuses(pushed, ADMINISTRATOR, "ecr:PutImage"), true);
        assert.equal(refuses(policy(), PUBLISHER, "ecr:PutImage"), true);
    });

    it("refuses deleting to everybody, the publisher too, until somebody is named", () => {
        assert.equal(refuses(policy({ pushedBy: [PUBLISHER] }), PUBLISHER, "ecr:BatchDeleteImage"), true);
        const purge = policy({ deletedBy: [ADMINISTRATOR] });
        assert.equal(refuses(purge, ADMINISTRATOR, "ecr:BatchDeleteImage"), false);
        assert.equal(refuses(purge, ADMINISTRATOR, "ecr:PutImage"), true);
    });

    it("refuses nobody what keeps the repository in order: reading, and the policy itself", () => {
        for (const action of ["ecr:BatchGetImage", "ecr:SetRepositoryPolicy", "ecr:PutLifecyclePolicy"]) {
            assert.equal(refuses(policy(), ADMINISTRATOR, action), false, action);
        }
    });

    it("says the same whatever the order of the lists, and names accounts of the partition", () => {
        const one = policy({ pulledBy: ["222222222222", "333333333333"], pushedBy: [PUBLISHER, ADMINISTRATOR] });
        const other = policy({ pulledBy: ["333333333333", "222222222222"], pushedBy: [ADMINISTRATOR, PUBLISHER] });
        assert.deepEqual(one, other);
        const china = repositoryPolicy({ pulledBy: ["222222222222"] }, "aws-cn");
        assert.match(JSON.stringify(china), /arn:aws-cn:iam::222222222222:root/);
    });
});
