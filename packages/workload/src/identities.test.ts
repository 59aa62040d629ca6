import assert from "node:assert/strict";
import { type Recording, unknown } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { cache, database, recorded, secretAccess, TYPES } from "./testdata/workloadArgs.ts";
import type { Workload } from "./workload.ts";

const SECRET = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf";
const OTHER = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:stripe-GhIjKl";

interface Statement {
    readonly Action: string | string[];
    readonly Resource: string[];
    readonly Condition?: unknown;
}

function statementsOf(made: Recording<Workload>, name: string): Statement[] {
    return (made.named(TYPES.rolePolicy, name)["policy"] as { Statement: Statement[] }).Statement;
}

describe("the identity of a workload's pods", () => {
    it("is an account without a token, and a role that nothing but these pods can take", async () => {
        const made = await recorded();
        assert.equal(made.named(TYPES.account, "orders-pods-account")["automountServiceAccountToken"], false);
        const { clusterName, namespace, serviceAccount } = made.named(TYPES.association, "orders-pods");
        assert.deepEqual([clusterName, namespace, serviceAccount], ["plinth-dev-main", "orders", "orders"]);
        const trust = String(made.named(TYPES.role, "orders-pods")["assumeRolePolicy"]);
        const [statement] = (JSON.parse(trust) as { Statement: Record<string, unknown>[] }).Statement;
        assert.deepEqual(statement?.["Principal"], { Service: "pods.eks.amazonaws.com" });
        assert.deepEqual(statement["Condition"], {
            StringEquals: {
                "aws:RequestTag/eks-cluster-name": "plinth-dev-main",
                "aws:RequestTag/kubernetes-namespace": "orders",
                "aws:RequestTag/kubernetes-service-account": "orders",
            },
        });
        assert.deepEqual(made.all(TYPES.rolePolicy), []);
    });

    it("signs in to its database and its cache as its own users, and does what else is said", async () => {
        const identity = {
            statements: [{ actions: ["s3:GetObject"], resources: [pulumi.output("arn:aws:s3:::orders/*")] }],
        };
        const made = await recorded({ connections: { database, cache }, identity });
        assert.deepEqual(
            statementsOf(made, "orders-pods-permissions").map(({ Action, Resource }) => [Action, Resource]),
            [
                [["rds-db:connect"], ["arn:aws:rds-db:eu-west-1:222222222222:dbuser:db-ORDERS/orders"]],
                [["elasticache:Connect"], [cache.cache.arn, cache.cache.users.app.arn]],
                [["s3:GetObject"], ["arn:aws:s3:::orders/*"]],
            ],
        );
    });

    it("is previewed before database and cache are there: the same resources, with what is not known yet", async () => {
        const later = pulumi.output(pulumi.unknown) as pulumi.Output<never>;
        const known = await recorded({ connections: { database, cache } });
        const unmade = await recorded(
            {
                connections: {
                    database: { ...database, database: later, subnetCidrs: later },
                    cache: { ...cache, cache: later, subnetCidrs: later },
                },
            },
            { preview: true },
        );
        assert.deepEqual(unmade.urns(), known.urns());
        const { policy } = unmade.named(TYPES.rolePolicy, "orders-pods-permissions");
        assert.deepEqual((policy as { Statement: Statement[] }).Statement[0]?.Resource, [unknown]);
    });

    it("signs in with a password without any right in AWS", async () => {
        const made = await recorded({
            connections: {
                database: { ...database, auth: "password", secretArn: SECRET },
                cache: { ...cache, auth: "password", secretArn: OTHER },
            },
            secretAccess,
        });
        assert.equal(
            made.all(TYPES.rolePolicy).some(({ name }) => name === "orders-pods-permissions"),
            false,
        );
    });

    it("refuses a user that the cache does not have, naming those it has", async () => {
        await assert.rejects(
            recorded({ connections: { cache: { ...cache, user: "admin" } } }),
            /the cache has no user admin \(it has app\)\. Fix: deploy layer cache, or name another/,
        );
    });
});

describe("secrets of a workload", () => {
    async function withSecrets(): Promise<Recording<Workload>> {
        return await recorded({
            connections: { database: { ...database, auth: "password", secretArn: SECRET } },
            secrets: { "stripe-key": { secretArn: OTHER, variable: "STRIPE_KEY_FILE" } },
            secretAccess: { ...secretAccess, refreshSeconds: 120 },
        });
    }

    it("come through a store of the namespace's own, looked at every few minutes", async () => {
        const made = await withSecrets();
        const store = made.only(TYPES.secretStore);
        assert.equal(store["kind"], "SecretStore");
        assert.deepEqual(store["spec"], {
            provider: {
                aws: {
                    service: "SecretsManager",
                    region: "eu-west-1",
                    auth: { jwt: { serviceAccountRef: { name: "orders-secrets" } } },
                },
            },
        });
        const { refreshInterval, secretStoreRef, data, target } = made.only(TYPES.externalSecret)["spec"] as Record<
            string,
            unknown
        >;
        assert.equal(refreshInterval, "120s");
        assert.deepEqual(secretStoreRef, { kind: "SecretStore", name: "orders-secrets" });
        assert.deepEqual(data, [
            { secretKey: "database-password", remoteRef: { key: SECRET, property: "password" } },
            { secretKey: "stripe-key", remoteRef: { key: OTHER } },
        ]);
        assert.equal((target as { name: string }).name, "orders-secrets");
    });

    it("are read by an account that no pod has, with a role for these secrets and their keys alone", async () => {
        const made = await withSecrets();
        const { metadata, automountServiceAccountToken } = made.named(TYPES.account, "orders-secrets-account") as {
            metadata: { annotations: Record<string, string> };
            automountServiceAccountToken: boolean;
        };
        assert.match(metadata.annotations["eks.amazonaws.com/role-arn"] ?? "", /:role\/orders-secrets-/);
        assert.equal(automountServiceAccountToken, false);
        assert.deepEqual(statementsOf(made, "orders-secrets-permissions"), [
            {
                Effect: "Allow",
                Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
                Resource: [SECRET, OTHER],
            },
            {
                Effect: "Allow",
                Action: ["kms:Decrypt"],
                Resource: ["arn:aws:kms:eu-west-1:222222222222:key/*"],
                Condition: {
                    StringEquals: {
                        "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
                        "kms:EncryptionContext:SecretARN": [SECRET, OTHER],
                    },
                },
            },
        ]);
        const trust = String(made.named(TYPES.role, "orders-secrets")["assumeRolePolicy"]);
        assert.match(trust, /:sub":"system:serviceaccount:orders:orders-secrets"/);
        assert.match(trust, /:aud":"sts\.amazonaws\.com"/);
    });

    it("reach pods as files that only their group reads, never as variables", async () => {
        const made = await withSecrets();
        const { spec } = made.named(TYPES.deployment, "orders-web") as {
            spec: {
                template: {
                    spec: {
                        volumes: unknown[];
                        containers: [{ env: Record<string, unknown>[]; volumeMounts: { mountPath: string }[] }];
                    };
                };
            };
        };
        const { volumes, containers } = spec.template.spec;
        assert.deepEqual(volumes[1], {
            name: "secrets",
            secret: {
                secretName: "orders-secrets",
                defaultMode: 0o440,
                items: [
                    { key: "database-password", path: "database-password" },
                    { key: "stripe-key", path: "stripe-key" },
                ],
            },
        });
        assert.equal(containers[0].volumeMounts[1]?.mountPath, "/run/secrets/orders");
        const variables = Object.fromEntries(containers[0].env.map(({ name, value }) => [name, value]));
        assert.equal(variables["DATABASE_PASSWORD_FILE"], "/run/secrets/orders/database-password");
        assert.equal(variables["STRIPE_KEY_FILE"], "/run/secrets/orders/stripe-key");
        assert.ok(containers[0].env.every((variable) => !("valueFrom" in variable)));
    });

    it("are there before pods that read them", async () => {
        const made = await withSecrets();
        const secret = made.resource(TYPES.externalSecret, "orders-secret-files");
        assert.ok(made.resource(TYPES.deployment, "orders-web").dependencies.includes(secret.urn));
        const { annotations } = secret.inputs["metadata"] as { annotations: Record<string, string> };
        assert.equal(annotations["pulumi.com/waitFor"], "condition=Ready");
    });

    it("are not made where there are none", async () => {
        const made = await recorded({ secretAccess });
        assert.deepEqual([...made.all(TYPES.secretStore), ...made.all(TYPES.externalSecret)], []);
    });

    it("refuses an identity provider of another cluster than the issuer's", async () => {
        const mixed = { ...secretAccess, oidcIssuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/OTHER" };
        await assert.rejects(
            recorded({ secrets: { key: { secretArn: OTHER } }, secretAccess: mixed }),
            /is not the identity provider of https:.*OTHER\. Fix: pass both of one cluster/,
        );
    });
});
