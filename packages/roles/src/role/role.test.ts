import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { usedOptOuts } from "@plinth/core/optOuts";
import { record, type Recording } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { allow, type Statement } from "../statements/statement.ts";
import { checkRoleArgs } from "./checkRoleArgs.ts";
import { roleOptOuts } from "./optOuts.ts";
import { Role } from "./role.ts";
import type { RoleArgs } from "./roleArgs.ts";

const ROLE = "aws:iam/role:Role";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const BOUNDARY = "arn:aws:iam::222222222222:policy/deployment/plinth-dev-boundary";

const valid: RoleArgs = {
    description: "Reads orders",
    account: "222222222222",
    trust: [{ kind: "pods", clusterName: "main", namespace: "shop", serviceAccount: "web" }],
    policies: { orders: [allow({ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::orders/*"] })] },
    permissionsBoundary: { policyArn: BOUNDARY },
};

async function made(change: Partial<RoleArgs> = {}): Promise<Recording<Role>> {
    return await record(() => new Role("web", { ...valid, ...change }), { project: "p", stack: "s" });
}

/** As many statements as it takes to be long, all of different tables. */
function tables(count: number): Statement[] {
    return Array.from({ length: count }, (_, index) =>
        allow({
            sid: `Table${index}`,
            actions: ["dynamodb:GetItem"],
            resources: [`arn:aws:dynamodb:eu-west-1:222222222222:table/orders-of-the-year-${index}`],
        }),
    );
}

describe("Role", () => {
    it("names who takes it and what it may do, under its boundary, for an hour", async () => {
        const recording = await made({ tags: { Layer: "workloads" } });
        const { inputs, urn } = recording.resource(ROLE, "web-role");
        assert.equal(urn, "urn:pulumi:s::p::plinth:roles:Role$aws:iam/role:Role::web-role");
        assert.equal(inputs["permissionsBoundary"], BOUNDARY);
        assert.deepEqual([inputs["maxSessionDuration"], inputs["path"], inputs["name"]], [3600, undefined, undefined]);
        assert.deepEqual(inputs["tags"], { Name: "web", Layer: "workloads" });
        const policy = recording.resource(INLINE, "web-orders");
        assert.deepEqual(JSON.parse(String(policy.inputs["policy"])), {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }],
        });
    });

    it("gives its ARN, its name, and what to wait for", async () => {
        const { result, known } = await made({ roleName: "plinth-dev-web", path: "/plinth/dev/" });
        assert.match(await known(result.arn), /:role\/plinth\/dev\/plinth-dev-web$/);
        assert.equal(await known(result.roleName), "plinth-dev-web");
        assert.equal(result.policies.length, 1);
    });

    it("waits for ARNs that are not known yet", async () => {
        const recording = await record(() => {
            const bucket = pulumi.output("arn:aws:s3:::carts");
            const later = allow<pulumi.Input<string>>({ actions: ["s3:ListBucket"], resources: [bucket] });
            return new Role("web", { ...valid, policies: { orders: [later] } });
        });
        const policy = JSON.parse(String(recording.only(INLINE)["policy"])) as { Statement: object[] };
        assert.deepEqual(policy.Statement, [
            { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::carts" },
        ]);
    });

    it("refuses an ARN that turns out to be none, once it is known", async () => {
        const later = allow<pulumi.Input<string>>({ actions: ["s3:ListBucket"], resources: [pulumi.output("carts")] });
        await assert.rejects(
            record(() => new Role("web", { ...valid, policies: { orders: [later] } })),
            /role "web".*policies\.orders\[0\]\.resources\[0\]: must be an ARN/s,
        );
    });

    it("splits a policy of its own that is too long, and attaches every part", async () => {
        const recording = await made({ policies: {}, managedPolicies: { tables: tables(60) } });
        const names = (type: string) => recording.resources.filter((one) => one.type === type).map(({ name }) => name);
        const parts = ["web-tables", "web-tables-2"];
        assert.deepEqual(names("aws:iam/policy:Policy"), parts);
        assert.deepEqual(names(ATTACHMENT), parts);
    });

    it("attaches policies of AWS by their names", async () => {
        const awsManagedPolicies = ["service-role/AmazonEBSCSIDriverPolicy"] as const;
        const recording = await made({ policies: {}, awsManagedPolicies, partition: "aws-cn" });
        const { inputs } = recording.resource(ATTACHMENT, "web-AmazonEBSCSIDriverPolicy");
        assert.equal(inputs["policyArn"], "arn:aws-cn:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy");
    });

    it("says where it is less safe than its default, and why", () => {
        const { trust } = valid;
        const used = usedOptOuts(roleOptOuts, {
            ...valid,
            permissionsBoundary: { none: "made before the boundary" },
            awsManagedPolicies: [{ name: "ReadOnlyAccess", reason: "for the auditors" }],
            trust: [
                ...trust,
                { kind: "service", service: "ec2.amazonaws.com", source: { unchecked: "EC2 sends none" } },
            ],
        });
        assert.deepEqual(
            used.map(({ path, risk, text }) => [path, risk, /reason: ([^)]*)/.exec(text)?.[1]]),
            [
                ["permissionsBoundary.none", "exposes", "made before the boundary"],
                ["trust[1].source", "exposes", "EC2 sends none"],
                ["awsManagedPolicies[0]", "exposes", "for the auditors"],
            ],
        );
        assert.deepEqual(usedOptOuts(roleOptOuts, valid), []);
    });

    const refused = (change: Partial<RoleArgs>, name = "web"): string[] =>
        checkRoleArgs(name, { ...valid, ...change }).map(({ path, rule }) => `${path}: ${rule}`);

    for (const [what, change, words] of [
        ["a description of nothing", { description: " " }, "description: must have 1 to 1000 characters"],
        ["an account that is none", { account: "2" }, "account: must be an AWS account id of 12 digits"],
        ["a session of a day", { maxSessionHours: 24 }, "maxSessionHours: must be a whole number from 1 to 12"],
        ["a path without its slash", { path: "/plinth" }, "path: must begin and end with a slash"],
        [
            "a name that AWS does not take",
            { roleName: "web role" },
            "roleName: must be 1 to 64 characters of A-Z a-z 0-9 _+=,.@-",
        ],
        [
            "no boundary without a reason",
            { permissionsBoundary: { none: "" } },
            "permissionsBoundary.none: must say why",
        ],
        ["a policy without statements", { policies: { own: [] } }, "policies.own: must have a statement"],
        [
            "a policy whose name no resource could carry",
            { policies: { "Own Policy": tables(1) } },
            "policies.Own Policy: must be lower-case letters, digits and hyphens, a letter first",
        ],
        [
            "more inline than a role has room for",
            { policies: { tables: tables(100) } },
            "policies: must have at most 10240 characters together",
        ],
        [
            "a statement that no managed policy has room for",
            {
                managedPolicies: {
                    own: [
                        allow({
                            actions: ["dynamodb:GetItem"],
                            resources: tables(100).flatMap(({ resources = [] }) => resources),
                        }),
                    ],
                },
            },
            "managedPolicies.own: has a statement that alone makes a policy longer than 6144 characters",
        ],
        [
            "an administrator, whatever the reason",
            { awsManagedPolicies: [{ name: "AdministratorAccess", reason: "it is quick" }] },
            "awsManagedPolicies[0]: gives everything, or the right to take it",
        ],
        [
            "a policy of AWS that is not known to be narrow",
            { awsManagedPolicies: ["AmazonS3FullAccess" as "AmazonEKS_CNI_Policy"] },
            "awsManagedPolicies[0]: is none of the policies known to be narrow",
        ],
        [
            "more managed policies than a role takes",
            { managedPolicies: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`p${n}`, tables(1)])) },
            "managedPolicies: must name at most 10 managed policies together",
        ],
        [
            "a trust policy that is too long",
            {
                trust: Array.from({ length: 30 }, (_, n) => ({
                    kind: "roles" as const,
                    roleArns: [`arn:aws:iam::222222222222:role/team-${n}`],
                })),
            },
            "trust: must make a trust policy of at most 2048 characters",
        ],
    ] as const satisfies readonly (readonly [string, Partial<RoleArgs>, string])[]) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(refused(change), [words]);
        });
    }

    it("takes a longer trust policy where the account's quota was raised", () => {
        const trust = Array.from({ length: 15 }, (_, n) => ({
            kind: "roles" as const,
            roleArns: [`arn:aws:iam::222222222222:role/team-${n}`],
        }));
        assert.deepEqual(refused({ trust, trustPolicyQuota: 4096 }), []);
    });

    it("refuses a name too long for AWS and Pulumi's suffix, before anything registers", () => {
        const name = "w".repeat(52);
        assert.deepEqual(refused({}, name), [": must have a name of at most 51 characters, since AWS takes 64"]);
        assert.throws(() => new Role(name, valid), ProblemsError);
    });
});
