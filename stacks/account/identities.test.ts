import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { record, type Recording } from "@plinth/testing";
import { account } from "./layer.ts";

const ROLE = "aws:iam/role:Role";
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
type Outputs = ReturnType<typeof account.build>;

const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };
const preview = {
    forge: "github",
    repository,
    job: { pullRequestWorkflow: "acme/platform/.github/workflows/preview.yml@refs/heads/main" },
};
const environmentOf = (environment: string) => ({
    preview,
    deploy: { forge: "github", repository, job: { environment } },
    state: { kind: "s3", bucket: `acme-plinth-${environment}-state` },
});
const two = { mode: "created", environments: { blue: environmentOf("blue"), green: environmentOf("green") } };

async function recorded(identities: object): Promise<Recording<Outputs>> {
    const config = { "plinth-account:identities": JSON.stringify(identities) };
    return await record(() => runLayer(account) as Promise<Outputs>, {
        project: "plinth-account",
        stack: "shared",
        config,
    });
}

describe("the account layer's identities", () => {
    it("are a preview role and a deploy role for each environment, behind one provider for each forge", async () => {
        const made = await recorded(two);
        const named = (type: string) =>
            made.resources
                .filter((one) => one.type === type && one.name.startsWith("identities-"))
                .map(({ name }) => name);
        assert.deepEqual(named(ROLE).toSorted(), [
            "identities-blue-deploy-role",
            "identities-blue-preview-role",
            "identities-green-deploy-role",
            "identities-green-preview-role",
        ]);
        assert.deepEqual(named(PROVIDER), ["identities-github-provider"]);
        assert.deepEqual(made.resource(PROVIDER, "identities-github-provider").inputs["clientIdLists"], [
            "sts.amazonaws.com",
        ]);
    });

    it("hold each environment's roles by a boundary of its own, which the environment can name", async () => {
        const made = await recorded(two);
        const { inputs, options } = made.resource(ROLE, "identities-blue-deploy-role");
        const boundary = "arn:aws:iam::555555555555:policy/deployment/plinth-blue-boundary";
        assert.deepEqual(
            [inputs["permissionsBoundary"], inputs["path"], options.protect],
            [boundary, "/deployment/", true],
        );
        const policy = made.resource("aws:iam/policy:Policy", "identities-blue-boundary-policy");
        assert.match(String(policy.inputs["policy"]), /arn:aws:iam::555555555555:role\/plinth\/blue\/\*/);
        const { blue } = made.result.identities;
        assert.ok(blue !== undefined);
        assert.equal(await made.known(blue.boundaryArn), boundary);
        assert.match(await made.known(blue.deployRoleArn), /^arn:aws:iam::555555555555:role\/deployment\//);
    });

    it("keep the state of the account's other environments out of reach", async () => {
        const made = await recorded(two);
        const policy = (name: string) =>
            String(made.resource("aws:iam/policy:Policy", `identities-${name}-boundary-policy`).inputs["policy"]);
        assert.ok(policy("blue").includes("arn:aws:s3:::acme-plinth-green-state/*"));
        assert.ok(!policy("blue").includes("acme-plinth-blue-state"));
        assert.ok(policy("green").includes("arn:aws:s3:::acme-plinth-blue-state/*"));
    });

    it("have a role for environments of pull requests where somebody says who deploys those", async () => {
        const review = {
            identity: { forge: "github", repository, job: { environment: "review" } },
            reads: ["network"],
        };
        const made = await recorded({ ...two, environments: { blue: { ...environmentOf("blue"), review } } });
        const role = made.resource(ROLE, "identities-blue-review-role");
        assert.match(String(role.inputs["assumeRolePolicy"]), /:environment:review"/);
        const boundary = made.resource("aws:iam/policy:Policy", "identities-blue-review-boundary");
        assert.match(String(boundary.inputs["policy"]), /stacks\/plinth-network\/blue\.\*/);
        const { blue } = made.result.identities;
        assert.match(await made.known(blue?.reviewRoleArn as never), /:role\/deployment\//);
        const wrong = { ...review, identity: { ...review.identity, job: { environment: "blue" } } };
        await refused(
            { ...two, environments: { blue: { ...environmentOf("blue"), review: wrong } } },
            /identities\.environments\.blue\.review\.identity\.job\.environment.*must not be the job that deploys/s,
        );
    });

    it("only grow where an environment is added, in whatever order they are written", async () => {
        const { blue, green } = two.environments;
        const sent = async (environments: object) =>
            new Map((await recorded({ ...two, environments })).resources.map(({ urn, inputs }) => [urn, inputs]));
        const [one, both, turned] = [await sent({ blue }), await sent({ blue, green }), await sent({ green, blue })];
        // A boundary keeps the new environment's state out of reach as well.
        const kept = [...one].filter(([urn]) => !/identities-blue-boundary(-policy)?$/.test(urn));
        assert.equal(one.size - kept.length, 2);
        for (const [urn, inputs] of kept) assert.deepEqual(both.get(urn), inputs, urn);
        assert.ok(both.size > one.size);
        assert.deepEqual(new Map([...turned].toSorted()), new Map([...both].toSorted()));
    });

    it("adopt the provider that the account has already", async () => {
        const arn = "arn:aws:iam::555555555555:oidc-provider/token.actions.githubusercontent.com";
        const made = await recorded({ ...two, providers: { github: { mode: "adopted", arn } } });
        assert.ok(made.resources.every(({ type }) => type !== PROVIDER));
        const trust = String(made.resource(ROLE, "identities-green-preview-role").inputs["assumeRolePolicy"]);
        assert.ok(trust.includes(arn));
    });

    it("are nothing while nobody says who may deploy", async () => {
        const made = await record(() => runLayer(account) as Promise<Outputs>, {
            project: "plinth-account",
            stack: "shared",
        });
        assert.deepEqual(made.result.identities, {});
        assert.ok(made.resources.every(({ type }) => type !== PROVIDER));
    });

    const refused = async (identities: object, words: RegExp): Promise<void> => {
        await assert.rejects(recorded(identities), words);
    };

    it("refuses a pull request for a deploy role, since settings have no such job", async () => {
        const blue = { ...environmentOf("blue"), deploy: preview };
        await refused({ ...two, environments: { blue } }, /identities\.environments\.blue\.deploy\.job/);
    });

    it("refuses a subject that many could have, where it is written", async () => {
        await refused(
            { ...two, environments: { blue: environmentOf("*") } },
            /identities\.environments\.blue\.deploy\.job.*must be whole/s,
        );
    });

    it("refuses two issuers of one forge", async () => {
        const elsewhere = { forge: "gitlab", project: "acme/platform", job: { branch: "main" } };
        const green = { ...environmentOf("green"), preview: elsewhere };
        const blue = { ...environmentOf("blue"), preview: { ...elsewhere, issuer: "https://gitlab.example.com" } };
        await refused(
            { ...two, environments: { blue, green } },
            /must be the issuer that the account's other environments/,
        );
    });

    it("refuses one bucket for the state of two environments", async () => {
        const green = { ...environmentOf("green"), state: environmentOf("blue").state };
        await refused(
            { ...two, environments: { blue: environmentOf("blue"), green } },
            /environments\.green\.state\.bucket.*must not be that of environment blue/s,
        );
    });

    it("refuses services that would let a deployment out of its boundary", async () => {
        const blue = { ...environmentOf("blue"), services: ["organizations"] };
        await refused({ ...two, environments: { blue } }, /environments\.blue\.services\[0\].*out of the boundary/s);
    });
});
