import assert from "node:assert/strict";
import { type LayerContext, longestLogicalName } from "@plinth/core";
import { ENVIRONMENT_NAME_LENGTH } from "@plinth/core/settings";
import { record, type RecordOptions, type Recording } from "@plinth/testing";
import { Provider as Aws } from "@pulumi/aws";
import { Provider as Kubernetes } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { buildService, type BuildServiceArgs, type ServiceOutputs } from "./buildService.ts";
import { LONGEST_SERVICE_NAME } from "./settings/serviceName.ts";
import { serviceSchema } from "./settings/serviceSchema.ts";
import { outputsBelow } from "./testing/outputsBelow.ts";
import type { ServiceUpstream } from "./upstream.ts";

const commands = { web: ["web.ts"], workers: { mail: ["mail.ts"] }, migration: ["migrate.ts"] };
const least = {
    cluster: "main",
    image: {
        repository: "555555555555.dkr.ecr.eu-west-1.amazonaws.com/plinth/shop",
        digest: `sha256:${"ab".repeat(32)}`,
    },
    database: { name: "orders", user: "shop" },
    cache: { name: "sessions" },
    slo: "off",
};

interface Built {
    readonly settings?: object;
    readonly upstream?: Readonly<Record<string, string>>;
    readonly options?: RecordOptions;
    readonly without?: readonly string[];
    readonly name?: string;
    readonly environment?: string;
    readonly identity?: BuildServiceArgs["identity"];
}

async function built({ settings, upstream = {}, options, without = [], name = "shop", ...rest }: Built = {}): Promise<
    Recording<ServiceOutputs>
> {
    const { environment = "cluster" in upstream ? "review-pr-7" : "dev", identity } = rest;
    return await record(() => {
        const aws = new Aws("aws", { region: "eu-west-1" });
        const kubernetes = new Kubernetes("kubernetes", { kubeconfig: "{}" });
        const context = {
            environment,
            upstream,
            target: { account: "222222222222", region: "eu-west-1", partition: "aws", allowedRegions: ["eu-west-1"] },
            providers: { aws },
            options: { providers: [aws] },
            defaultTags: { Project: "plinth", Environment: environment },
            alerting: { owner: "sales", alerts: { page: [], ticket: [], log: [] } },
            dashboards: true,
            tags: { Layer: "shop" },
            physicalName: (_type: string, instance: string) => `plinth-${environment}-${instance}`,
        } as unknown as LayerContext;
        const below = outputsBelow("dev", { cluster: "main", database: "orders", cache: "sessions" });
        const layers = Object.entries(below).map(([stack, outputs]) => {
            const lifted = Object.entries(outputs).map(([name, value]) => [name, pulumi.output(value)] as const);
            return [stack.split("/")[1]?.replace("plinth-", "") ?? "", Object.fromEntries(lifted)] as const;
        });
        return buildService({
            name,
            settings: serviceSchema(commands).parse({ ...least, ...settings }),
            upstream: Object.fromEntries(
                layers.filter(([layer]) => !without.includes(layer)),
            ) as unknown as ServiceUpstream,
            context,
            options: { providers: [aws, kubernetes] },
            commands,
            identity,
        });
    }, options);
}

const NAMESPACE = "kubernetes:core/v1:Namespace";
const JOB = "kubernetes:batch/v1:Job";
const namesOf = (made: Recording<unknown>, type: string) =>
    made.all(type).map(({ inputs }) => (inputs.metadata as { name: string }).name);

describe("a service that is built", () => {
    it("has a namespace of its name, in its environment's own cluster", async () => {
        const made = await built();
        assert.deepEqual(namesOf(made, NAMESPACE), ["shop"]);
        assert.equal(await made.known(made.result.namespace), "shop");
        assert.equal(await made.known(made.result.url), "http://shop.shop:8080");
        assert.equal(made.result.image, `${least.image.repository}@${least.image.digest}`);
        assert.deepEqual([made.result.serviceName, made.result.host], ["shop", null]);
    });

    it("has its environment's name before its own in another environment's cluster, and leaves that one's database as it is", async () => {
        const upstream = { cluster: "dev", database: "dev", cache: "dev", network: "dev", platform: "dev" };
        const made = await built({ upstream });
        assert.deepEqual(namesOf(made, NAMESPACE), ["review-pr-7-shop"]);
        assert.deepEqual(made.all(JOB), []);
        assert.deepEqual((await built()).all(JOB).length, 1);
        const [association] = made.all("aws:eks/podIdentityAssociation:PodIdentityAssociation");
        assert.deepEqual(
            [association?.inputs.clusterName, association?.inputs.namespace],
            ["plinth-dev-main", "review-pr-7-shop"],
        );
    });

    it("is released by canary where it asks for that, judged by what it promises", async () => {
        const slo = { availability: { target: 99.9 }, fewFailures: 10 };
        const made = await built({ settings: { rollout: { strategy: "canary" }, slo } });
        assert.deepEqual(namesOf(made, "kubernetes:argoproj.io/v1alpha1:Rollout"), ["shop"]);
        const { spec } = made.only("kubernetes:argoproj.io/v1alpha1:AnalysisTemplate") as {
            spec: { metrics: { name: string; failureCondition: string; provider: object }[] };
        };
        const [availability] = spec.metrics;
        assert.deepEqual([availability?.name, availability?.failureCondition], ["availability", "result[0] > 0.0144"]);
        assert.match(JSON.stringify(availability?.provider), />= 9\.5/, "as few as the alerts call few");
        assert.match(
            JSON.stringify(availability?.provider),
            /"http:\/\/kube-prometheus-stack-prometheus\.monitoring:9090"/,
        );
    });

    it("may sign in to its database and its cache, and do nothing else in AWS", async () => {
        const made = await built();
        const policies = made.all("aws:iam/rolePolicy:RolePolicy").map(({ inputs }) => JSON.stringify(inputs.policy));
        const actions = new Set(
            policies.flatMap((policy) => [...policy.matchAll(/"([a-z-]+:\w+)"/g)].map(([, action]) => action)),
        );
        assert.deepEqual([...actions].toSorted(), ["elasticache:Connect", "rds-db:connect"]);
        assert.ok(policies.some((policy) => policy.includes("dbuser:db-ABC/shop")));
    });

    it("may do with resources of its own what its layer says, and its migration may not", async () => {
        const made = await built({
            identity: { statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::labels/*"] }] },
        });
        const allowed = made
            .all("aws:iam/rolePolicy:RolePolicy")
            .filter(({ inputs }) => JSON.stringify(inputs.policy).includes("s3:GetObject"))
            .map(({ name }) => name);
        assert.deepEqual(allowed, ["shop-pods-permissions"]);
    });

    it("makes a service level, its alarms and the label that counts it, unless it is off", async () => {
        const slo = { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } };
        const made = await built({ settings: { slo } });
        assert.ok(made.all("aws:cloudwatch/compositeAlarm:CompositeAlarm").length > 0);
        assert.ok(made.resources.some(({ name }) => name === "shop-slo"));
        const quiet = await built();
        assert.deepEqual(quiet.all("aws:cloudwatch/compositeAlarm:CompositeAlarm"), []);
        const labels = (from: Recording<unknown>) =>
            JSON.stringify(from.all("kubernetes:apps/v1:Deployment")[0]?.inputs);
        assert.ok(labels(made).includes("plinth.dev/slo"));
        assert.ok(!labels(quiet).includes("plinth.dev/slo"));
    });

    it("is let in by load balancers of the private subnets, and of the public ones where everybody may come", async () => {
        const ingress = {
            host: "shop.example.com",
            certificateArn: "arn:aws:acm:eu-west-1:222222222222:certificate/1-2",
        };
        const policies = async (own: object) =>
            JSON.stringify(
                (await built({ settings: { ingress: { ...ingress, ...own } } })).all(
                    "kubernetes:networking.k8s.io/v1:NetworkPolicy",
                ),
            );
        const inner = await policies({});
        assert.ok(inner.includes("10.20.16.0/20") && !inner.includes("10.20.0.0/24"));
        assert.ok((await policies({ scheme: "internet-facing" })).includes("10.20.0.0/24"));
    });

    it("reads the password of a database from the database's own secret, and of a cache from its user's", async () => {
        const database = { name: "orders", user: "master", auth: "password" };
        const made = await built({ settings: { database, cache: undefined } });
        const secrets = made.resources
            .filter(({ type }) => type.includes("ExternalSecret"))
            .map(({ inputs }) => JSON.stringify(inputs));
        assert.equal(secrets.length, 1);
        assert.match(secrets[0] ?? "", /secret:orders-AbCdEf/);
        await assert.rejects(
            built({ settings: { cache: { name: "sessions", auth: "password" } } }),
            /signs in to cache sessions as app, who has no password there. Fix: deploy layer cache first/,
        );
    });

    it("fits with the longest name into the environment with the longest name", async () => {
        const name = "s".repeat(LONGEST_SERVICE_NAME);
        const environment = "e".repeat(ENVIRONMENT_NAME_LENGTH);
        const slo = { availability: { target: 99.9 } };
        const made = await built({ name, environment, upstream: { cluster: "dev" }, settings: { slo } });
        assert.deepEqual(namesOf(made, NAMESPACE), [`${environment}-${name}`]);
        for (const { name: role } of made.all("aws:iam/role:Role")) {
            assert.ok(role.length <= longestLogicalName("aws:iam/role:Role"), role);
        }
    });

    it("refuses a database, a cluster and a layer that are not deployed, naming who needs what", async () => {
        await assert.rejects(
            built({ settings: { cluster: "other" } }),
            /service shop uses cluster other, .*it has main/,
        );
        const database = { name: "stock", user: "shop" };
        await assert.rejects(built({ settings: { database } }), /service shop uses database stock, .*it has orders/);
        await assert.rejects(
            built({ without: ["cache"] }),
            /service shop uses a cache, and the environment has no layer cache/,
        );
    });
});
