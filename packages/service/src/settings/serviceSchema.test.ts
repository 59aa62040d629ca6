import assert from "node:assert/strict";
import { releaseValues } from "@plinth/core/settings";
import type { ServiceCommands } from "./commands.ts";
import { NO_IMAGE } from "./imageSchema.ts";
import { serviceSchema, type ServiceSettings } from "./serviceSchema.ts";
import { workloadShape } from "./shape.ts";

const commands: ServiceCommands = { web: ["web.ts"], workers: { mail: ["mail.ts"] }, migration: ["migrate.ts"] };
const schema = serviceSchema(commands);
const DIGEST = `sha256:${"ab".repeat(32)}`;
const least = {
    cluster: "main",
    image: { repository: "555555555555.dkr.ecr.eu-west-1.amazonaws.com/plinth/shop", digest: DIGEST },
    slo: "off",
};

const parsed = (own: object = {}): ServiceSettings => schema.parse({ ...least, ...own });

/** Where and why something is refused. */
function refused(own: object): string[] {
    const { error } = schema.safeParse({ ...least, ...own });
    assert.ok(error !== undefined, "it is accepted");
    return error.issues.map(({ path, message, ...issue }) => {
        const { path: below = [], rule = message } = ("params" in issue ? issue.params : {}) as Partial<Refusal>;
        return `${[...path, ...below].join(".")}: ${rule}`;
    });
}

interface Refusal {
    readonly path: readonly string[];
    readonly rule: string;
}

describe("settings of a service", () => {
    it("need a cluster and an image; what is open, runs besides or is reached from outside is none by default", () => {
        const { web, workers, connectTo, allowFrom, secrets, flags, variables, ...rest } = parsed();
        assert.deepEqual([web, workers, allowFrom, secrets, flags, variables], [{}, {}, {}, {}, {}, {}]);
        assert.deepEqual(connectTo, { services: {}, destinations: {} });
        assert.deepEqual([rest.migrations, rest.telemetry, rest.spread], ["own", true, "require"]);
        assert.deepEqual([rest.ingress, rest.database, rest.cache], [undefined, undefined, undefined]);
    });

    it("take a digest of no image, which only an update refuses", () => {
        assert.equal(parsed({ image: { ...least.image, digest: NO_IMAGE } }).image.digest, NO_IMAGE);
    });

    it("have the digest as their release, and nothing else", () => {
        const settings = { schema, parsed: parsed({ database: { name: "orders", user: "shop" } }) };
        assert.deepEqual(releaseValues(settings), { "image.digest": DIGEST });
    });

    it("sign in with IAM unless told otherwise", () => {
        const { database, cache } = parsed({ database: { name: "orders", user: "shop" }, cache: { name: "sessions" } });
        assert.deepEqual([database?.auth, cache?.auth, cache?.user], ["iam", "iam", "app"]);
    });

    it("replace pods one by one unless they ask for a canary, which is judged by the service level", () => {
        assert.equal(parsed().rollout, undefined);
        assert.equal("rollout" in workloadShape(parsed(), commands, "own"), false);
        const slo = { availability: { target: 99.9 } };
        const { rollout } = workloadShape(parsed({ rollout: { strategy: "canary" }, slo }), commands, "own");
        assert.deepEqual(rollout, { strategy: "canary" });
        assert.deepEqual(parsed({ rollout: { strategy: "canary", analysis: "off" } }).rollout?.strategy, "canary");
    });

    it("refuses a canary without anything that it could be judged by, and steps of a rolling release", () => {
        assert.deepEqual(refused({ rollout: { strategy: "canary" } }), [
            "rollout.analysis: needs slo: what the service promises is what a canary is judged by",
        ]);
        assert.equal(refused({ rollout: { strategy: "rolling", steps: [] } }).length, 1);
        const steps = [{ weight: 100, minutes: 10 }];
        assert.deepEqual(refused({ rollout: { strategy: "canary", steps, analysis: "off" } }), [
            "rollout.steps.0.weight: must be a whole number from 1 to 99",
        ]);
    });

    it("refuses a tag, and a repository with one", () => {
        assert.match(refused({ image: { ...least.image, digest: "latest" } }).join(), /^image.digest: must be sha256:/);
        const repository = `${least.image.repository}:v1`;
        assert.match(refused({ image: { ...least.image, repository } }).join(), /^image.repository: .*without a tag/);
    });

    it("refuses everything that its workload refuses, at once and where it stands", () => {
        const said = refused({
            web: { scaling: { min: 5, max: 2 }, resources: { memory: "lots" } },
            workers: { mail: { scaling: { replicas: 1 } } },
            variables: { DATABASE_HOST: "x" },
            flags: { Big: true },
        });
        assert.deepEqual(said.map((one) => one.split(": ")[0]).toSorted(), [
            "flags.Big",
            "variables.DATABASE_HOST",
            "web.resources.memory",
            "web.scaling.max",
            "workers.mail.scaling.disruptionBudget",
        ]);
    });

    it("refuses a migration that could not run as it is told to, where it stands", () => {
        const migration = { deadlineSeconds: 5, retries: 20, resources: { memory: "1GB" } };
        assert.deepEqual(
            refused({ migration, database: { name: "orders", user: "shop" } }).map((one) => one.split(": ")[0]),
            ["migration.resources.memory", "migration.deadlineSeconds", "migration.retries"],
        );
    });

    it("refuses to say how a migration runs where none does, each time with the reason", () => {
        const migration = { deadlineSeconds: 3600 };
        const database = { name: "orders", user: "shop" };
        assert.match(refused({ migration }).join(), /^migration: needs a database/);
        assert.match(refused({ migration, database, migrations: "off" }).join(), /^migration: .*not off/);
        const { success } = serviceSchema({ web: [] }).safeParse({ ...least, migration, database });
        assert.equal(success, false);
        assert.deepEqual(parsed({ migration, database }).migration, migration);
    });

    it("refuses a worker that the image does not have", () => {
        assert.match(refused({ workers: { mial: {} } }).join(), /^workers: .*mial/);
    });

    it("refuses a secret where there is no password, and a second user where there is one", () => {
        const secretArn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop";
        const database = { name: "orders", user: "shop", secretArn };
        assert.match(refused({ database }).join(), /^database.secretArn: needs auth: password/);
        const two = { name: "orders", user: "shop", auth: "password", migrationUser: "owner" };
        assert.match(refused({ database: two }).join(), /^database.migrationUser: needs auth: iam/);
    });

    it("refuses AWS through the internet without a reason", () => {
        assert.match(refused({ connectTo: { awsApis: { through: "internet" } } }).join(), /^connectTo.awsApis.reason/);
    });
});

describe("the workload of a service's settings", () => {
    const database = { name: "orders", user: "shop" };

    it("has the commands of its image, with the workers that settings name", () => {
        const shape = workloadShape(parsed({ workers: { mail: { scaling: { replicas: 2 } } } }), commands, "none");
        assert.deepEqual(shape.web, { args: ["web.ts"] });
        assert.deepEqual(shape.workers, { mail: { args: ["mail.ts"], scaling: { replicas: 2 } } });
        assert.equal("flags" in shape, false);
        assert.deepEqual(workloadShape(parsed(), commands, "none").workers, {});
    });

    it("migrates as settings say, with what the image runs for it", () => {
        const settings = parsed({ database, migration: { deadlineSeconds: 3600, resources: { memory: "1Gi" } } });
        assert.deepEqual(workloadShape(settings, commands, "own").migration, {
            args: ["migrate.ts"],
            deadlineSeconds: 3600,
            resources: { memory: "1Gi" },
        });
    });

    it("migrates its own database, and that of another environment only when told so", () => {
        const migrates = (migrations: string, owner: "own" | "shared" | "none") =>
            workloadShape(parsed({ database, migrations }), commands, owner).migration !== undefined;
        assert.deepEqual(
            (["own", "always", "off"] as const).map((when) => [
                when,
                migrates(when, "own"),
                migrates(when, "shared"),
                migrates(when, "none"),
            ]),
            [
                ["own", true, false, false],
                ["always", true, true, false],
                ["off", false, false, false],
            ],
        );
        assert.equal(workloadShape(parsed({ database }), { web: [] }, "own").migration, undefined);
    });
});
