import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runLayer } from "@plinth/core";
import { checkDataFile, checkEnvironment, findRepository } from "@plinth/core/settings";
import { record, type RecordOptions, type Recording } from "@plinth/testing";
import { parse } from "yaml";
import { registry } from "./layer.ts";
import { settings } from "./settings.ts";

type Outputs = ReturnType<typeof registry.build>;

const REPOSITORY = "aws:ecr/repository:Repository";
const POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const ROLE = "aws:iam/role:Role";
const TEMPLATE = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";
const identity = {
    forge: "github",
    repository: { owner: "acme", ownerId: 123456, name: "platform", id: 456789 },
    job: { environment: "images" },
};

async function recorded(config: RecordOptions["config"] = {}, preview = false): Promise<Recording<Outputs>> {
    return await record(() => runLayer(registry) as Promise<Outputs>, {
        project: "plinth-registry",
        stack: "shared",
        config,
        preview,
    });
}

const root = findRepository(import.meta.dirname);

/** The services that the committed settings have a repository for: one more is not another layer. */
function services(): string[] {
    const text = readFileSync(join(root, "environments/shared/registry.yaml"), "utf8");
    return Object.keys((parse(text) as { repositories: object }).repositories);
}

/** Who may do what with a service's repository, as it was sent. */
const policyOf = (made: Recording<Outputs>, service: string): string =>
    String(made.named(POLICY, `registry-${service}-access`)["policy"]);

const publishing = (publisher: object) => ({ "plinth-registry:publisher": JSON.stringify(publisher) });

describe("the registry layer", () => {
    it("makes a repository for each service, and says where it is", async () => {
        const made = await recorded();
        assert.deepEqual(Object.keys(made.result.repositories).toSorted(), services().toSorted());
        assert.equal(made.all(REPOSITORY).length, services().length);
        const { reference } = made.result.repositories;
        assert.ok(reference !== undefined);
        assert.equal(await made.known(reference.url), "555555555555.dkr.ecr.eu-west-1.amazonaws.com/plinth/reference");
        assert.equal(await made.known(reference.arn), "arn:aws:ecr:eu-west-1:555555555555:repository/plinth/reference");
        assert.match(await made.known(reference.keyArn), /^arn:aws:kms:eu-west-1:555555555555:key\//);
        assert.deepEqual(await made.known(made.result.publisherRoleArns), []);
    });

    it("lets the accounts of all environments pull, of which none is forgotten", async () => {
        const { Statement } = JSON.parse(policyOf(await recorded(), "reference")) as {
            Statement: { Sid: string; Principal: { AWS: string[] } }[];
        };
        const others = readdirSync(join(root, "environments")).filter((name) => name !== "shared");
        const accounts = others.map((environment) => {
            const checked = checkEnvironment({ repository: root, environment, layers: [] });
            return `arn:aws:iam::${checked.settings.target.account}:root`;
        });
        assert.deepEqual(Statement.find(({ Sid }) => Sid === "Pull")?.Principal.AWS, accounts.toSorted());
    });

    it("makes everything through the environment's own provider, awsx's part too", async () => {
        const made = await recorded();
        const provider = made.resource("pulumi:providers:aws", "aws");
        for (const { custom, type, urn, provider: used } of made.resources) {
            if (custom && type.startsWith("aws:")) assert.ok(used.startsWith(provider.urn), urn);
        }
    });

    it("makes a role that publishes to these repositories, and cannot delete from them", async () => {
        const made = await recorded(publishing({ mode: "created", identity }));
        assert.match(
            String(made.only(ROLE)["assumeRolePolicy"]),
            /repo:acme@123456\/platform@456789:environment:images/,
        );
        const { Statement } = JSON.parse(String(made.only("aws:iam/rolePolicy:RolePolicy")["policy"])) as {
            Statement: { Action: string | string[]; Resource: string | string[] }[];
        };
        const [token, publish] = Statement;
        assert.deepEqual([token?.Action].flat(), ["ecr:GetAuthorizationToken"]);
        assert.deepEqual(
            [publish?.Resource].flat().toSorted(),
            services()
                .map((service) => `arn:aws:ecr:eu-west-1:555555555555:repository/plinth/${service}`)
                .toSorted(),
        );
        assert.doesNotMatch(JSON.stringify(Statement), /Delete|\*:|ecr:\*/);
        const [arn] = await made.known(made.result.publisherRoleArns);
        for (const service of services())
            assert.match(
                policyOf(made, service),
                new RegExp(`"ArnNotEquals":{"aws:PrincipalArn":\\["${arn}"`),
                service,
            );
    });

    it("adopts a publisher, and the account's identity provider", async () => {
        const arn = "arn:aws:iam::555555555555:role/publish";
        const adopted = await recorded(publishing({ mode: "adopted", roleArns: [arn] }));
        assert.deepEqual(adopted.all(ROLE), []);
        for (const service of services())
            assert.ok(policyOf(adopted, service).includes(`"aws:PrincipalArn":["${arn}"]`), service);
        const provider = {
            mode: "adopted",
            arn: "arn:aws:iam::555555555555:oidc-provider/token.actions.githubusercontent.com",
        };
        const made = await recorded(publishing({ mode: "created", identity, provider }));
        assert.deepEqual(made.all("aws:iam/openIdConnectProvider:OpenIdConnectProvider"), []);
        assert.ok(String(made.only(ROLE)["assumeRolePolicy"]).includes(provider.arn));
    });

    it("makes nothing that a registry has once until it is asked for", async () => {
        const made = await recorded();
        assert.deepEqual(made.all(TEMPLATE), []);
        assert.deepEqual(made.result.caches, {});
    });

    it("copies its own repositories, and keeps images of others for the accounts that pull", async () => {
        const made = await recorded({
            "plinth-registry:replication": JSON.stringify({ to: [{ region: "eu-central-1" }] }),
            "plinth-registry:pullThrough": JSON.stringify({ k8s: { upstream: "k8s" } }),
        });
        assert.deepEqual(made.result.caches, { k8s: "555555555555.dkr.ecr.eu-west-1.amazonaws.com/k8s" });
        const copies = made.named(TEMPLATE, "registry-template-eu-central-1-plinth") as Record<string, unknown>;
        assert.deepEqual([copies["region"], copies["prefix"]], ["eu-central-1", "plinth"]);
        assert.equal((copies["resourceTags"] as Record<string, string>)["Environment"], "shared");
        const cached = made.named(TEMPLATE, "registry-template-eu-west-1-k8s");
        assert.match(String(cached["repositoryPolicy"]), /"arn:aws:iam::222222222222:root"/);
    });

    it("previews before anything of it exists", async () => {
        const made = await recorded(publishing({ mode: "created", identity }), true);
        assert.equal(made.named(REPOSITORY, "registry-reference-repository")["name"], "plinth/reference");
    });
});

describe("settings of the registry layer", () => {
    const inspect = (text: string) => {
        const checked = checkDataFile(text, { file: "registry.yaml", schema: settings.schema, fix: "write it" });
        return "value" in checked
            ? { parsed: checked.value, problems: [] }
            : { parsed: undefined, problems: checked.problems };
    };

    it("need a name for each repository, and who pulls; everything else has a default that is safe", () => {
        const { parsed, problems } = inspect(`pulledBy: ["222222222222"]\nrepositories:\n  shop: {}\n`);
        assert.deepEqual(problems, []);
        assert.deepEqual(parsed?.repositories, { shop: { keepBuilds: 100, protect: true } });
    });

    it("refuses everything that is wrong, all at once", () => {
        const { problems } = inspect(
            [
                'pulledBy: ["*"]',
                "repositories:",
                "  Shop: {}",
                "  shop: { keepReleases: 2, keepBuilds: 0 }",
                "  cart: { deletedBy: [root] }",
                "publisher: { mode: adopted, roleArns: [everyone] }",
                "",
            ].join("\n"),
        );
        assert.deepEqual(problems.map(({ path }) => path).toSorted(), [
            "publisher.roleArns[0]",
            "pulledBy[0]",
            "repositories.Shop",
            "repositories.cart.deletedBy[0]",
            "repositories.shop.keepBuilds",
            "repositories.shop.keepReleases",
        ]);
    });

    it("refuses credentials where the upstream takes none, and none where it takes some", () => {
        const of = (rule: string) =>
            inspect(`pulledBy: []\nrepositories: {}\npullThrough: { hub: ${rule} }\n`).problems.map(({ path }) => path);
        const arn = "arn:aws:secretsmanager:eu-west-1:555555555555:secret:ecr-pullthroughcache/hub-AbCdEf";
        assert.deepEqual(of(`{ upstream: docker-hub, credentialArn: "${arn}" }`), []);
        assert.deepEqual(of("{ upstream: docker-hub }"), ["pullThrough.hub.credentialArn"]);
        assert.notDeepEqual(of(`{ upstream: quay, credentialArn: "${arn}" }`), []);
        assert.notDeepEqual(of("{ upstream: dockerhub }"), []);
        assert.deepEqual(of(`{ upstream: docker-hub, credentialArn: "${arn.replace("ecr-pullthroughcache/", "")}" }`), [
            "pullThrough.hub.credentialArn",
        ]);
    });

    it("refuses a publisher whom anybody could pretend to be", () => {
        const github = "forge: github, repository: { owner: acme, ownerId: 1, name: platform, id: 2 }";
        const of = (job: string) =>
            inspect(
                `pulledBy: []\nrepositories: {}\npublisher: { mode: created, identity: { ${github}, job: ${job} } }\n`,
            ).problems;
        assert.deepEqual(of("{ environment: images }"), []);
        assert.notEqual(of("{ pullRequestWorkflow: acme/p/.github/workflows/x.yml@refs/heads/main }").length, 0);
        assert.equal(of('{ environment: "*" }')[0]?.path, "publisher.identity.job");
    });
});
