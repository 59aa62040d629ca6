import assert from "node:assert/strict";
import { runApart } from "@plinth/core";
import { record, type Recording } from "@plinth/testing";
import { schema } from "./schema.ts";
import { settings } from "./settings.ts";
import { bootstrap } from "./stack.ts";

const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };
const pipelines = {
    mode: "created",
    preview: { forge: "github", repository, job: { environment: "dev-preview" } },
    deploy: { forge: "github", repository, job: { environment: "dev" } },
};
const off = { mode: "off", reason: "nobody has said who" };

/** The stack with settings of its own in place of those of the repository. */
async function recorded(given: object, stack = "dev"): Promise<Recording<Record<string, unknown>>> {
    const fixed = { ...settings, schema: schema.transform(() => schema.parse(given)) };
    return await record(() => runApart({ ...bootstrap, settings: fixed }), { project: "plinth-bootstrap", stack });
}

const urn = (found: Recording<unknown>, type: string, name: string) => found.resource(type, name);

describe("the stack before an environment", () => {
    it("keeps states in a bucket of the account, in either layout", async () => {
        for (const [stack, account] of [
            ["sandbox", "111111111111"],
            ["dev", "222222222222"],
        ] as const) {
            const made = await record(() => runApart(bootstrap), { project: "plinth-bootstrap", stack });
            const { inputs } = urn(made, "aws:s3/bucket:Bucket", "state-bucket");
            assert.equal(inputs["bucket"], `plinth-${stack}-state-${account}`);
            assert.deepEqual(made.all("aws:iam/role:Role"), []);
        }
    });

    it("makes the roles of pipelines: one that reads, without the key of secrets, and one that deploys with it", async () => {
        const made = await recorded({ state: { backend: "s3" }, pipelines, breakGlass: off });
        const key = String(await made.known((made.result as { secretsKeyArn: never }).secretsKeyArn));
        const preview = urn(made, "aws:iam/rolePolicy:RolePolicy", "pipelines-preview-limits").inputs["policy"];
        const deploy = urn(made, "aws:iam/rolePolicy:RolePolicy", "pipelines-deploy-state").inputs["policy"];
        assert.ok(!String(preview).includes(key), "a pull request could open secrets");
        assert.ok(String(deploy).includes(key));
        const granted = JSON.parse(String(deploy)) as { Statement: { Sid: string; Resource: unknown }[] };
        assert.deepEqual(
            granted.Statement.find(({ Sid }) => Sid === "State")?.Resource,
            ["arn:aws:s3:::plinth-dev-state-222222222222/*"].at(0),
        );
    });

    it("puts roles where the environment's settings say that its own are held", async () => {
        const made = await recorded({ state: { backend: "s3" }, pipelines, breakGlass: off });
        const boundary = made.resources.find(({ name }) => name === "pipelines-boundary-policy")?.inputs;
        assert.deepEqual([boundary?.["path"], boundary?.["name"]], ["/deployment/", "plinth-dev-boundary"]);
        assert.match(String(boundary?.["policy"]), /:role\/plinth\/dev\/\*/);
        const policy = urn(made, "aws:s3/bucketPolicy:BucketPolicy", "state-policy").inputs["policy"];
        assert.match(String(policy), /:role\/plinth\/dev\/\*/);
    });

    it("makes the role that reads alone for an environment that somebody deploys by hand", async () => {
        const { deploy: _, ...reading } = pipelines;
        const made = await recorded({ state: { backend: "s3" }, pipelines: reading, breakGlass: off });
        assert.deepEqual(
            made.resources.filter(({ type }) => type === "aws:iam/role:Role").map(({ name }) => name),
            ["pipelines-preview-role"],
        );
        const limits = urn(made, "aws:iam/rolePolicy:RolePolicy", "pipelines-preview-limits").inputs["policy"];
        assert.match(String(limits), /NoData/);
        assert.equal(made.result["deployRoleArn"], null);
        assert.match(String(await made.known(made.result["previewRoleArn"] as never)), /:role\/deployment\//);
    });

    it("makes a role for environments of pull requests, which reaches their states alone, where somebody says who", async () => {
        const review = {
            identity: { forge: "github", repository, job: { environment: "review" } },
            reads: ["network", "cluster"],
        };
        const made = await recorded({ state: { backend: "s3" }, pipelines: { ...pipelines, review }, breakGlass: off });
        const role = urn(made, "aws:iam/role:Role", "pipelines-review-role");
        assert.deepEqual(
            [role.inputs["path"], role.inputs["permissionsBoundary"], role.options.protect],
            ["/deployment/", "arn:aws:iam::222222222222:policy/deployment/plinth-dev-review-boundary", true],
        );
        const boundary = String(urn(made, "aws:iam/policy:Policy", "pipelines-review-boundary").inputs["policy"]);
        assert.match(boundary, /:role\/plinth\/dev-review\/\*/);
        assert.match(boundary, /plinth-dev-state-222222222222\/\.pulumi\/stacks\/plinth\/review-pr-\*/);
        assert.match(boundary, /\.pulumi\/stacks\/plinth-cluster\/dev\.\*/);
        assert.doesNotMatch(boundary, /plinth-database/);
        assert.equal(made.all("aws:iam/openIdConnectProvider:OpenIdConnectProvider").length, 1);
        assert.match(String(await made.known(made.result["reviewRoleArn"] as never)), /:role\/deployment\//);
        const policy = urn(made, "aws:s3/bucketPolicy:BucketPolicy", "state-policy").inputs["policy"];
        assert.match(String(policy), /:role\/plinth\/dev-review\/\*/);
    });

    it("refuses a role of reviews that the environment's own job would get", () => {
        const identity = { forge: "github", repository, job: { environment: "*" } };
        const review = { identity, reads: [], uses: ["rds:*"], rolePath: "/" };
        const result = schema.safeParse({
            state: { backend: "s3" },
            pipelines: { ...pipelines, review },
            breakGlass: off,
        });
        const paths = (result.error?.issues ?? []).map(({ path, ...issue }) =>
            [...path, ...((issue as { params?: { path?: string[] } }).params?.path ?? [])].join("."),
        );
        assert.deepEqual(paths.sort(), [
            "pipelines.review.identity.job",
            "pipelines.review.rolePath",
            "pipelines.review.uses.0",
        ]);
    });

    it("makes no bucket where Pulumi Cloud keeps the states", async () => {
        const made = await recorded({ state: { backend: "pulumi-cloud" }, pipelines, breakGlass: off });
        assert.deepEqual(made.all("aws:s3/bucket:Bucket"), []);
        assert.equal(made.all("aws:iam/role:Role").length, 2);
        assert.deepEqual(
            [made.result["backend"], made.result["secretsProvider"]],
            ["https://api.pulumi.com", "default"],
        );
    });

    it("makes the way in in an emergency for those who are named", async () => {
        const users = ["arn:aws:iam::222222222222:user/alice"];
        const made = await recorded({
            state: { backend: "s3" },
            pipelines: off,
            breakGlass: { mode: "created", users },
        });
        const role = made.only("aws:iam/role:Role");
        assert.deepEqual([role["path"], role["name"]], ["/break-glass/", "break-glass-dev"]);
        assert.match(String(role["assumeRolePolicy"]), /user\/alice/);
    });

    it("refuses what its components refuse, where it is written", () => {
        const result = schema.safeParse({
            state: { backend: "s3", keepVersionDays: 3 },
            pipelines: { ...pipelines, rolePath: "/", services: ["iam"] },
            breakGlass: { mode: "created", users: ["*"] },
        });
        const paths = (result.error?.issues ?? []).map(({ path, ...issue }) =>
            [...path, ...((issue as { params?: { path?: string[] } }).params?.path ?? [])].join("."),
        );
        assert.deepEqual(paths.sort(), [
            "breakGlass.users.0",
            "pipelines.rolePath",
            "pipelines.services.0",
            "state.keepVersionDays",
        ]);
    });
});
