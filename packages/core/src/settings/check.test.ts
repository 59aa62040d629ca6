import assert from "node:assert/strict";
import { z } from "zod";
import { formatProblem } from "../errors/problem.ts";
import { ProblemsError } from "../errors/userError.ts";
import { checkEnvironment, type CheckOptions, inspectEnvironment } from "./check.ts";
import { defineSettings } from "./define.ts";
import { rule } from "./rule.ts";
import { environmentYaml, type EnvironmentLines, TemporaryRepositories } from "./testdata/repository.ts";

const network = defineSettings({
    layer: "network",
    schema: z.strictObject({
        zones: z.array(z.string()).min(1),
        nat: z.enum(["single", "perZone"]).default("perZone"),
    }),
});

interface Instance {
    readonly multiAz: boolean;
    readonly retentionDays: number;
}

const database = defineSettings({
    layer: "database",
    schema: z.strictObject({
        instances: z.record(
            z.string(),
            z
                .strictObject({ multiAz: z.boolean().default(false), retentionDays: z.int().min(0).max(35) })
                .check(
                    rule<Instance>(["multiAz"], ({ multiAz }) =>
                        multiAz
                            ? [{ path: ["multiAz"], rule: "must be off here", value: true, fix: "switch it off" }]
                            : [],
                    ),
                ),
        ),
    }),
    uses: { network },
    crossCheck: ({ instances }, { network }, { target }) =>
        Object.keys(instances)
            .filter((name) => name === "needs-two" && (network?.zones.length ?? 0) < 2)
            .map((name) => ({
                path: ["instances", name],
                rule: `needs two zones in ${target.region}`,
                value: network?.zones,
                fix: "add a zone to network.yaml",
            })),
});

describe("settings of an environment and its layers", () => {
    const repositories = new TemporaryRepositories();
    after(() => repositories.remove());

    const zones = "zones: [a]\n";

    interface Files {
        readonly environment?: EnvironmentLines;
        readonly network?: string;
        readonly database?: string;
        /** Files besides, by path. */
        readonly others?: Readonly<Record<string, string>>;
    }

    function options(files: Files, more: Partial<CheckOptions> = {}): CheckOptions {
        const contents: Record<string, string> = {
            ...files.others,
            "environments/dev/environment.yaml": environmentYaml({
                layers: "layers: [network, database]",
                ...files.environment,
            }),
        };
        if (files.network !== undefined) contents["environments/dev/network.yaml"] = files.network;
        if (files.database !== undefined) contents["environments/dev/database.yaml"] = files.database;
        return { repository: repositories.write(contents), environment: "dev", layers: [network, database], ...more };
    }

    function problems(files: Files, more: Partial<CheckOptions> = {}): string[] {
        return inspectEnvironment(options(files, more)).problems.map(formatProblem);
    }

    it("are parsed by layer, defaults filled in", () => {
        const checked = checkEnvironment(
            options({ network: zones, database: "instances:\n  orders: { retentionDays: 7 }\n" }),
        );
        assert.equal(checked.name, "dev");
        assert.equal(checked.settings.target.partition, "aws");
        assert.deepEqual(checked.layers.get("network"), { zones: ["a"], nat: "perZone" });
        assert.deepEqual(checked.layers.get("database"), {
            instances: { orders: { multiAz: false, retentionDays: 7 } },
        });
    });

    it("are refused with every problem of every file at once, each with its line", () => {
        const files: Files = {
            environment: {
                target: 'target: { account: "1", region: eu-west-1, allowedRegions: [eu-west-1] }',
                owner: "owner: me",
            },
            network: "nat: none\nzones: []\n",
            database:
                "instances:\n  orders:\n    retentionDays: 40\n    multiAZ: true\n  events: { multiAz: true, retentionDays: x }\n",
        };
        assert.deepEqual(problems(files), [
            'environments/dev/environment.yaml:2: target.account: must be an AWS account id of 12 digits, in quotes, got "1". Fix: write an AWS account id of 12 digits, in quotes',
            'environments/dev/environment.yaml:5: owner: is not a known setting, got "me". Fix: remove it; known here: alerts, dashboards, delivery, drift, layers, layout, policy, production, review, roles, state, tags, target, upstream',
            "environments/dev/network.yaml:2: zones: must have at least 1 entry, got []. Fix: add entries",
            'environments/dev/network.yaml:1: nat: must be one of "single", "perZone", got "none". Fix: choose one of them',
            "environments/dev/database.yaml:3: instances.orders.retentionDays: must be at most 35, got 40. Fix: lower it",
            "environments/dev/database.yaml:4: instances.orders.multiAZ: is not a known setting, got true. Fix: did you mean multiAz?",
            'environments/dev/database.yaml:5: instances.events.retentionDays: must be a number, got "x". Fix: write a number',
            "environments/dev/database.yaml:5: instances.events.multiAz: must be off here, got true. Fix: switch it off",
        ]);
        assert.throws(
            () => checkEnvironment(options(files)),
            (error) => {
                assert.ok(error instanceof ProblemsError);
                assert.match(
                    error.message,
                    /^environment "dev": 8 problems\n {2}- environments\/dev\/environment.yaml:2: /,
                );
                assert.equal(error.problems.length, 8);
                return true;
            },
        );
    });

    it("are refused where a layer's file is missing", () => {
        assert.deepEqual(problems({ network: zones }), [
            "environments/dev/database.yaml: is missing. Fix: create it; npx plinth settings schema prints what it may hold",
        ]);
    });

    it("are read only for the layers the environment lists", () => {
        assert.deepEqual(problems({ environment: { layers: "layers: [network]" }, network: zones }), []);
    });

    it("of other layers are still checked when environment.yaml itself is malformed", () => {
        const found = problems({ environment: { layers: "layers: [network" }, network: "nat: none\nzones: [a]\n" });
        assert.match(found[0] ?? "", /^environments\/dev\/environment.yaml:\d+: is not valid YAML: /);
        assert.ok(
            found.some((problem) => problem.startsWith("environments/dev/network.yaml:1: nat: ")),
            found.join("\n"),
        );
    });

    it("are refused where an environment does not exist", () => {
        assert.throws(
            () => checkEnvironment(options({}, { environment: "dve" })),
            /"dve" does not exist.*did you mean dev\?/,
        );
    });

    for (const name of ["Dev", "review-pr-123456789-01"]) {
        it(`are refused for an environment named ${name}, which AWS names could not carry`, () => {
            const repository = repositories.write({ [`environments/${name}/environment.yaml`]: environmentYaml() });
            const { problems } = inspectEnvironment({ repository, environment: name, layers: [] });
            assert.deepEqual(
                problems.map(({ file, value, fix }) => [file, value, fix]),
                [[`environments/${name}`, name, "rename the folder"]],
            );
            assert.match(problems[0]?.rule ?? "", /at most 20 characters/);
        });
    }

    describe("and the list of layers", () => {
        const known = ["network", "database", "cache"];

        it("are refused when it names a layer that does not exist", () => {
            assert.deepEqual(
                problems({ environment: { layers: "layers: [network, databse]" }, network: zones }, { known }),
                [
                    'environments/dev/environment.yaml:3: layers[1]: must be a layer this repository has, got "databse". Fix: did you mean database?',
                ],
            );
        });

        it("are refused when it leaves out a layer that another one needs", () => {
            const found = problems(
                { environment: { layers: "layers: [database]" }, database: "instances: {}\n" },
                { needs: { database: ["network"] } },
            );
            assert.deepEqual(found, [
                'environments/dev/environment.yaml:3: layers: must list network: layer database needs it, got ["database"]. ' +
                    "Fix: add network to layers, name the environment that has it under upstream, or remove database",
            ]);
        });

        it("say once which layers need one that it leaves out", () => {
            const found = problems(
                { environment: { layers: "layers: [database, cache]" }, database: "instances: {}\n" },
                { needs: { database: ["network"], cache: ["network"] } },
            );
            assert.deepEqual(found, [
                'environments/dev/environment.yaml:3: layers: must list network: layers database, cache need it, got ["database","cache"]. ' +
                    "Fix: add network to layers, name the environment that has it under upstream, or remove database, cache",
            ]);
        });

        it("may leave out a layer that another environment has", () => {
            const environment = { layers: "layers: [database]", upstream: "upstream: { network: shared }" };
            const shared = { "environments/shared/environment.yaml": "" };
            assert.deepEqual(
                problems(
                    { environment, database: "instances: {}\n", others: shared },
                    { needs: { database: ["network"] } },
                ),
                [],
            );
        });

        it("are refused when a need is resolved where there is nothing, or under a name no layer has", () => {
            const environment = { layers: "layers: [network]", upstream: "upstream: { netwrk: shard, cache: dev }" };
            const others = { "environments/shared/environment.yaml": "" };
            assert.deepEqual(problems({ environment, network: zones, others }, { known }), [
                'environments/dev/environment.yaml:5: upstream.netwrk: must be a layer this repository has, got "netwrk". Fix: did you mean network?',
                'environments/dev/environment.yaml:5: upstream.netwrk: must be another environment of this repository, got "shard". Fix: did you mean shared?',
                'environments/dev/environment.yaml:5: upstream.cache: must be another environment of this repository, got "dev". Fix: remove it; known here: shared',
            ]);
        });

        it("are refused when a file belongs to a layer it does not list", () => {
            const environment = { layers: "layers: [network]" };
            assert.deepEqual(problems({ environment, network: zones, database: "instances: {}\n" }, { known }), [
                "environments/dev/database.yaml: has no effect: environments/dev/environment.yaml does not list the layer. " +
                    "Fix: add database to its layers, or delete the file",
            ]);
        });
    });

    describe("with rules across files", () => {
        const needsTwo = "instances:\n  other: { retentionDays: 1 }\n  needs-two: { retentionDays: 1 }\n";

        it("are refused where the files contradict each other, at the line of the layer that says so", () => {
            assert.deepEqual(problems({ network: zones, database: needsTwo }), [
                'environments/dev/database.yaml:3: instances.needs-two: needs two zones in eu-west-1, got ["a"]. Fix: add a zone to network.yaml',
            ]);
            assert.deepEqual(problems({ network: "zones: [a, b]\n", database: needsTwo }), []);
        });

        it("read a used layer's file even when only the using layer was asked for", () => {
            assert.equal(problems({ network: zones, database: needsTwo }, { layers: [database] }).length, 1);
        });

        it("wait until the files they read are fine by themselves", () => {
            assert.deepEqual(problems({ network: "zones: 3\n", database: needsTwo }), [
                "environments/dev/network.yaml:1: zones: must be a list, got 3. Fix: write a list",
            ]);
        });

        it("see undefined for a layer the environment does not list", () => {
            const environment = { layers: "layers: [database]" };
            assert.deepEqual(problems({ environment, database: needsTwo }), [
                "environments/dev/database.yaml:3: instances.needs-two: needs two zones in eu-west-1. Fix: add a zone to network.yaml",
            ]);
        });
    });

    describe("under stack configuration", () => {
        const override = (values: Record<string, string>) => ({
            overrides: { network: { project: "plinth-network", values } },
        });

        it("take its values over the files'", () => {
            const { layers } = checkEnvironment(
                options({ network: zones, database: "instances: {}\n" }, override({ nat: "single", zones: "[b, c]" })),
            );
            assert.deepEqual(layers.get("network"), { zones: ["b", "c"], nat: "single" });
        });

        it("are refused at the config key when its value is wrong, at the file's line otherwise", () => {
            assert.deepEqual(
                problems(
                    { network: "nat: none\nzones: [a]\n", database: "instances: {}\n" },
                    override({ zones: "[1]" }),
                ),
                [
                    "config plinth-network:zones: zones[0]: must be text, got 1. Fix: put it in quotes",
                    'environments/dev/network.yaml:1: nat: must be one of "single", "perZone", got "none". Fix: choose one of them',
                ],
            );
        });

        it("are refused where it does not read as YAML", () => {
            assert.match(
                problems({ network: zones, database: "instances: {}\n" }, override({ zones: "[1" })).join("\n"),
                /^config plinth-network:zones: zones: must be a value that reads as YAML or JSON, got "\[1"\. Fix: pulumi config set /,
            );
        });

        it("are refused where it names a setting that does not exist", () => {
            assert.deepEqual(problems({ network: zones, database: "instances: {}\n" }, override({ natt: "single" })), [
                'config plinth-network:natt: natt: is not a known setting, got "single". Fix: did you mean nat?',
            ]);
        });
    });
});
