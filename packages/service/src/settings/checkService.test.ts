import assert from "node:assert/strict";
import { checkService, type UsedByService } from "./checkService.ts";
import type { ServiceSettings } from "./serviceSchema.ts";

const least = {
    cluster: "main",
    secrets: {},
    telemetry: true,
    slo: "off",
} as unknown as ServiceSettings;

const addOns = { monitoring: {}, loadBalancing: {}, externalSecrets: {}, telemetry: { serviceLevels: {} } };

const cni = { "vpc-cni": { version: "v1" } };

const used: UsedByService = {
    cluster: {
        instances: { main: { addOns: cni, connectTo: { databases: ["orders"], caches: ["sessions", "views"] } } },
    },
    database: {
        instances: { orders: { masterUsername: "master" }, stock: { masterUsername: "master" } },
        clusters: {},
    },
    cache: {
        instances: { sessions: { users: { app: {}, old: { password: {} } } } },
        serverless: { views: { users: { app: {} } } },
    },
    platform: { clusters: { main: addOns } },
};

const place = { target: { account: "222222222222", region: "eu-west-1" }, upstream: {} } as unknown as Parameters<
    typeof checkService
>[2];

function problems(own: object, others: Partial<UsedByService> = {}, at = place): string[] {
    return checkService({ ...least, ...own }, { ...used, ...others }, at).map(
        ({ path, rule, fix }) => `${path.join(".")}: ${rule}. ${fix}`,
    );
}

const database = { name: "orders", user: "shop", auth: "iam" };
const cache = { name: "sessions", user: "app", auth: "iam", serverless: false };
const ingress = { host: "a.example.com", certificateArn: "arn:aws:acm:eu-west-1:222222222222:certificate/1" };

describe("a service's rules across files", () => {
    it("are kept where what it uses is there and open", () => {
        const secrets = { key: { secretArn: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:a" } };
        assert.deepEqual(problems({ database, cache, ingress, secrets, slo: {} }), []);
        assert.deepEqual(problems({ cache: { ...cache, name: "views", serverless: true } }), []);
        assert.deepEqual(problems({ database: { ...database, user: "master", auth: "password" } }), []);
        assert.deepEqual(problems({ cache: { ...cache, user: "old", auth: "password" } }), []);
    });

    it("refuses a cluster, a database and a cache that are not there, saying which were meant", () => {
        const own = { database: { ...database, name: "order" }, cache: { ...cache, name: "session" } };
        assert.deepEqual(problems({ ...own, cluster: "mian" }, { platform: undefined }), [
            "cluster: must be the name of an instance in cluster.yaml. did you mean main?",
            "database.name: must be the name of an instance in database.yaml. did you mean orders?",
            "cache.name: must be the name of an instance in cache.yaml. did you mean sessions?",
        ]);
    });

    it("refuses a cluster whose pods keep to no network policies", () => {
        const addOns = { "vpc-cni": { version: "v1", configuration: { enableNetworkPolicy: "false" } } };
        const open = { cluster: { instances: { main: { addOns, connectTo: { databases: [], caches: [] } } } } };
        assert.match(problems({}, open).join(), /^cluster: must make its pods keep to network policies/);
    });

    it("refuses a database and a cache that the cluster is not let into", () => {
        const closed = { cluster: { instances: { main: { addOns: cni, connectTo: { databases: [], caches: [] } } } } };
        assert.deepEqual(problems({ database, cache }, closed), [
            "database.name: must be open for the cluster: connectTo.databases of main in cluster.yaml does not hold it. add orders there",
            "cache.name: must be open for the cluster: connectTo.caches of main in cluster.yaml does not hold it. add sessions there",
        ]);
    });

    it("refuses a canary where nobody acts on it", () => {
        const rollout = { strategy: "canary" };
        assert.deepEqual(problems({ rollout }), [
            "rollout.strategy: needs rollouts of main in platform.yaml: nobody acts on a Rollout. add rollouts there, or set strategy: rolling",
        ]);
        const platform = { clusters: { main: { ...addOns, rollouts: {} } } };
        assert.deepEqual(problems({ rollout }, { platform }), []);
        assert.deepEqual(problems({ rollout: { strategy: "rolling" } }), []);
    });

    it("refuses layers that the environment does not have, and takes those of another", () => {
        const without = { database: undefined, cache: undefined };
        assert.deepEqual(problems({ database, cache }, without), [
            "database.name: needs layer database, which this environment does not have. remove it, or add database to layers in environment.yaml",
            "cache.name: needs layer cache, which this environment does not have. remove it, or add cache to layers in environment.yaml",
        ]);
        const shared = { ...place, upstream: { database: "dev", cache: "dev", cluster: "dev", platform: "dev" } };
        const none = { ...without, cluster: undefined, platform: undefined };
        assert.deepEqual(problems({ database, cache, ingress, slo: {} }, none, shared), []);
    });

    it("refuses a user whose password the database's own secret does not hold, and takes one with a secret", () => {
        const other = { ...database, auth: "password" };
        assert.deepEqual(problems({ database: other }), [
            "database.user: must be master, whose password the database's own secret holds. name the secret of this user in secretArn, or set auth: iam",
        ]);
        const secretArn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop";
        assert.deepEqual(problems({ database: { ...other, secretArn } }), []);
    });

    it("refuses users that a cache does not have, ways to sign in that it does not take, and the wrong kind", () => {
        assert.deepEqual(problems({ cache: { ...cache, user: "apps" } }), [
            "cache.user: must be a user of sessions in cache.yaml. did you mean app?",
        ]);
        assert.deepEqual(problems({ cache: { ...cache, auth: "password" } }), [
            "cache.auth: must be iam, as app of sessions signs in. set auth: iam",
        ]);
        assert.deepEqual(problems({ cache: { ...cache, user: "old" } }), [
            "cache.auth: must be password, as old of sessions signs in. set auth: password",
        ]);
        assert.deepEqual(problems({ cache: { ...cache, serverless: true } }), [
            "cache.serverless: must say which kind of cache sessions is in cache.yaml. set serverless: false",
        ]);
    });

    it("refuses a certificate and a web ACL of another region or account", () => {
        const elsewhere = { ...place, target: { ...place.target, region: "eu-central-1" } };
        assert.deepEqual(problems({ ingress }, {}, elsewhere), [
            "ingress.certificateArn: must be of the environment's region eu-central-1: a load balancer takes no other. name one that is there",
        ]);
        const webAclArn = "arn:aws:wafv2:us-east-1:333333333333:regional/webacl/a/b";
        assert.deepEqual(problems({ ingress: { ...ingress, webAclArn } }), [
            "ingress.webAclArn: must be of the environment's region eu-west-1 and account 222222222222: a load balancer takes no other. name one that is there",
        ]);
    });

    it("refuses secrets of another region or account, which the service's store cannot read", () => {
        const secrets = { key: { secretArn: "arn:aws:secretsmanager:us-east-1:222222222222:secret:a" } };
        const secretArn = "arn:aws:secretsmanager:eu-west-1:333333333333:secret:shop";
        const own = { secrets, database: { ...database, auth: "password", secretArn } };
        assert.deepEqual(problems(own), [
            "secrets.key.secretArn: must be of the environment's region eu-west-1: the service's store reads there, and its role opens no key elsewhere. name one that is there",
            "database.secretArn: must be of the environment's account 222222222222: the service's store reads there, and its role opens no key elsewhere. name one that is there",
        ]);
    });

    it("refuses a cluster without the add-ons that it relies on, each where it is needed", () => {
        const secrets = { key: { secretArn: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:a" } };
        const own = { ingress, secrets, slo: {}, database: { ...database, user: "master", auth: "password" } };
        const bare = { platform: { clusters: { main: {} } } };
        assert.deepEqual(
            problems(own, bare).map((problem) => /^(\S+): needs (\S+) of main/.exec(problem)?.slice(1).join(" ")),
            [
                "cluster monitoring",
                "ingress loadBalancing",
                "secrets.key externalSecrets",
                "database.auth externalSecrets",
                "telemetry telemetry",
                "slo telemetry.serviceLevels",
            ],
        );
        assert.deepEqual(problems({ telemetry: false }, { platform: { clusters: { main: { monitoring: {} } } } }), []);
        assert.match(
            problems({}, { platform: { clusters: {} } }).join(),
            /^cluster: must have add-ons: platform.yaml says nothing/,
        );
    });
});
