import assert from "node:assert/strict";
import { database, DIGEST, IMAGE, recorded, secretAccess, TYPES } from "./testdata/workloadArgs.ts";

const migration = { args: ["src/migrate.ts"] };
const SECRET = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf";

async function make(changes: Parameters<typeof recorded>[0] = {}) {
    return await recorded({ migration, connections: { database }, ...changes });
}

interface JobSpec {
    readonly backoffLimit: number;
    readonly activeDeadlineSeconds: number;
    readonly ttlSecondsAfterFinished?: number;
    readonly template: {
        readonly spec: {
            readonly restartPolicy: string;
            readonly serviceAccountName: string;
            readonly containers: readonly [{ args: string[]; env: { name: string; value: string }[] }];
        };
    };
}

describe("a migration", () => {
    it("runs before pods of its image, which wait for it", async () => {
        const made = await make({ workers: { mail: { args: ["src/worker.ts"] } } });
        const job = made.resource(TYPES.job, "orders-migration").urn;
        for (const name of ["orders-web", "orders-worker-mail"]) {
            assert.ok(made.resource(TYPES.deployment, name).dependencies.includes(job), name);
        }
    });

    it("starts behind its namespace, its network and its identity", async () => {
        const made = await make();
        const { dependencies } = made.resource(TYPES.job, "orders-migration");
        for (const [type, name] of [
            [TYPES.policy, "orders-deny-all"],
            [TYPES.policy, "orders-migration-network"],
            [TYPES.association, "orders-migration-pods"],
            [TYPES.account, "orders-migration-pods-account"],
        ] as const) {
            assert.ok(dependencies.includes(made.resource(type, name).urn), name);
        }
    });

    it("is another Job for another image, and the same resource", async () => {
        const other = { ...IMAGE, digest: `sha256:${"9".repeat(64)}` } as const;
        const [one, next] = [await make(), await make({ image: other })];
        const nameOf = (made: typeof one) => (made.only(TYPES.job)["metadata"] as { name: string }).name;
        assert.equal(nameOf(one), `orders-migration-${DIGEST.slice(7, 17)}`);
        assert.equal(nameOf(next), "orders-migration-9999999999");
        assert.equal(one.all(TYPES.job)[0]?.urn, next.all(TYPES.job)[0]?.urn);
        assert.equal(await one.known(one.result.migrationJobName!), nameOf(one));
    });

    it("is given up in time, tried again, and kept until the next one", async () => {
        const spec = (await make()).only(TYPES.job)["spec"] as JobSpec;
        assert.deepEqual([spec.backoffLimit, spec.activeDeadlineSeconds], [2, 600]);
        assert.equal(spec.ttlSecondsAfterFinished, undefined);
        assert.equal(spec.template.spec.restartPolicy, "Never");
        const kept = await make({ migration: { ...migration, retries: 0, deadlineSeconds: 60, keepSeconds: 3600 } });
        const own = kept.only(TYPES.job)["spec"] as JobSpec;
        assert.deepEqual([own.backoffLimit, own.activeDeadlineSeconds, own.ttlSecondsAfterFinished], [0, 60, 3600]);
    });

    it("is not interrupted to save a node, and loses no attempt where its node is lost", async () => {
        const { template, podFailurePolicy } = (await make()).only(TYPES.job)["spec"] as {
            template: { metadata: { annotations: object } };
            podFailurePolicy: unknown;
        };
        assert.deepEqual(template.metadata.annotations, { "karpenter.sh/do-not-disrupt": "true" });
        assert.deepEqual(podFailurePolicy, {
            rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }],
        });
    });

    it("is made anew after it failed, rather than waited for", async () => {
        const { annotations } = (await make()).only(TYPES.job)["metadata"] as { annotations: object };
        assert.deepEqual(annotations, { "pulumi.com/replaceUnready": "true" });
    });

    it("knows the database alone, as its own user with its own role", async () => {
        const made = await make({ connections: { database: { ...database, migrationUser: "owner" } } });
        const { serviceAccountName, containers } = (made.only(TYPES.job)["spec"] as JobSpec).template.spec;
        assert.equal(serviceAccountName, "orders-migration");
        const variables = Object.fromEntries(containers[0].env.map(({ name, value }) => [name, value]));
        assert.deepEqual([variables["DATABASE_USER"], variables["DATABASE_SERVICE_USER"]], ["owner", "orders"]);
        assert.equal("PORT" in variables, false);
        const { policy } = made.named(TYPES.rolePolicy, "orders-migration-pods-permissions") as {
            policy: { Statement: { Resource: string[] }[] };
        };
        assert.deepEqual(
            policy.Statement.map(({ Resource }) => Resource),
            [["arn:aws:rds-db:eu-west-1:222222222222:dbuser:db-ORDERS/owner"]],
        );
    });

    it("reaches the database and its credentials, and is reached by nobody", async () => {
        const made = await make();
        const { ingress, egress, podSelector } = made.named(TYPES.policy, "orders-migration-network")["spec"] as {
            ingress: unknown[];
            egress: { ports: { port: number }[] }[];
            podSelector: { matchLabels: Record<string, string> };
        };
        assert.deepEqual(ingress, []);
        assert.deepEqual(
            egress.map(({ ports }) => ports.map(({ port }) => port)),
            [[80], [5432]],
        );
        assert.equal(podSelector.matchLabels["app.kubernetes.io/component"], "migration");
    });

    it("reads the password of the database and no other secret", async () => {
        const made = await make({
            connections: { database: { ...database, auth: "password", secretArn: SECRET } },
            secrets: { "stripe-key": { secretArn: SECRET } },
            secretAccess,
        });
        const { volumes } = (made.only(TYPES.job)["spec"] as { template: { spec: { volumes: unknown[] } } }).template
            .spec;
        assert.deepEqual(volumes[1], {
            name: "secrets",
            secret: {
                secretName: "orders-secrets",
                defaultMode: 0o440,
                items: [{ key: "database-password", path: "database-password" }],
            },
        });
    });
});
