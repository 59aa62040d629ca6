import assert from "node:assert/strict";
import { change, checkWith, type Mistake, remove, replace } from "../testdata/wrongSettings.ts";
import { refuses } from "../testdata/refuses.ts";

const ENVIRONMENT = "environments/dev/environment.yaml";
const LAYERS = "[network, database, cache, cluster]";
const insert = (line: string): Mistake => change("environment", "tags:", `${line}\ntags:`);

describe("plinth settings check", () => {
    it("finds nothing wrong with settings that are fine", async () => {
        assert.deepEqual(await checkWith(), { code: 0, out: "1 environment, no problems\n", err: "" });
    });

    describe("of files", () => {
        refuses("a file that is missing", remove("cache"), [
            "environments/dev/cache.yaml: is missing. Fix: create it; npx plinth settings schema prints what it may hold",
        ]);
        refuses("an empty file", replace("cache", ""), [
            "environments/dev/cache.yaml: is empty. Fix: write its settings; see npx plinth settings schema",
        ]);
        refuses("a list in place of a map", replace("cache", "- instances\n"), [
            "environments/dev/cache.yaml: must hold a map of settings. Fix: write keys and values; see npx plinth settings schema",
        ]);
        refuses("malformed YAML", change("database", "size: 20", "size: [20"), [
            "environments/dev/database.yaml:7: is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Fix: correct this line or the one before",
        ]);
        refuses("indentation with tabs", change("database", "      size", "\tsize"), [
            "environments/dev/database.yaml:6: is indented with a tab, which YAML does not allow. Fix: indent with spaces",
        ]);
        refuses("a second document in a file", replace("cache", "instances: {}\n---\ninstances: {}\n"), [
            "environments/dev/cache.yaml:2: holds more than one YAML document. Fix: remove the line --- between them",
        ]);
        refuses(
            "two databases of one name",
            change("database", "    backups:\n      retentionDays: 7\n", "  orders: {}\n"),
            [
                'environments/dev/database.yaml:8: the same name stands twice in one map, got "orders". Fix: rename or remove one of them',
            ],
        );
        refuses("a file of a layer that is not listed", change("environment", ", cluster]", "]"), [
            `environments/dev/cluster.yaml: has no effect: ${ENVIRONMENT} does not list the layer. Fix: add cluster to its layers, or delete the file`,
        ]);
        refuses(
            "a file under a misspelt name",
            [remove("cache"), replace("cashe", "instances: {}\n")],
            [
                "environments/dev/cashe.yaml: has no effect: no layer has this name. Fix: rename it to cache.yaml, or delete it",
                "environments/dev/cache.yaml: is missing. Fix: create it; npx plinth settings schema prints what it may hold",
            ],
        );
    });

    describe("of environment.yaml", () => {
        refuses("a layout there is not", change("environment", "layout: layered", "layout: layerd"), [
            `${ENVIRONMENT}:1: layout: must be one of "layered", "single", got "layerd". Fix: did you mean layered?`,
        ]);
        refuses("an account id without quotes", change("environment", '"222222222222"', "222222222222"), [
            `${ENVIRONMENT}:3: target.account: must be text, got 222222222222. Fix: put it in quotes`,
        ]);
        refuses("an account id of another length", change("environment", '"222222222222"', '"2222"'), [
            `${ENVIRONMENT}:3: target.account: must be an AWS account id of 12 digits, in quotes, got "2222". Fix: write an AWS account id of 12 digits, in quotes`,
        ]);
        refuses("a region that is none", change("environment", "region: eu-west-1", "region: Ireland"), [
            `${ENVIRONMENT}:4: target.region: must be an AWS region such as eu-west-1, got "Ireland". Fix: write an AWS region such as eu-west-1`,
        ]);
        refuses(
            "a region the account does not allow",
            change("environment", "region: eu-west-1", "region: us-east-1"),
            [
                `${ENVIRONMENT}:4: target.region: must be a region the account allows (eu-west-1, eu-central-1), got "us-east-1". Fix: choose one of them, or add the region to target.allowedRegions once the account allows it`,
            ],
        );
        refuses("text in place of a list", change("environment", "[eu-west-1, eu-central-1]", "eu-west-1"), [
            `${ENVIRONMENT}:5: target.allowedRegions: must be a list, got "eu-west-1". Fix: write a list`,
        ]);
        refuses("a setting that is missing", change("environment", "  Owner: platform\n", ""), [
            `${ENVIRONMENT}:7: tags.Owner: is required and must be text. Fix: add it: write text`,
        ]);
        refuses("a setting that does not exist", insert("region: eu-west-1"), [
            `${ENVIRONMENT}:7: region: is not a known setting, got "eu-west-1". Fix: remove it; known here: alerts, dashboards, delivery, drift, layers, layout, policy, production, review, roles, state, tags, target, upstream`,
        ]);
        refuses("a layer that does not exist", change("environment", LAYERS, `${LAYERS.slice(0, -1)}, clster]`), [
            `${ENVIRONMENT}:6: layers[4]: must be a layer this repository has, got "clster". Fix: did you mean cluster?`,
        ]);
        refuses(
            "a need that is switched off",
            [change("environment", LAYERS, "[database, cache]"), remove("network"), remove("cluster")],
            [
                `${ENVIRONMENT}:6: layers: must list network: layers database, cache need it, got ["database","cache"]. Fix: add network to layers, name the environment that has it under upstream, or remove database, cache`,
            ],
        );
        refuses(
            "no layers at all",
            [change("environment", LAYERS, "[]"), ...["network", "database", "cache", "cluster"].map(remove)],
            [`${ENVIRONMENT}:6: layers: must have at least 1 entry, got []. Fix: add entries`],
        );
        refuses("a need resolved in an environment there is not", insert("upstream: { network: shard }"), [
            `${ENVIRONMENT}:7: upstream.network: must be another environment of this repository, got "shard". Fix: remove it`,
        ]);
        refuses("a level that is none", insert("policy: { levels: { rds-encryption: hard } }"), [
            `${ENVIRONMENT}:7: policy.levels.rds-encryption: must be one of "off", "advisory", "mandatory", "remediate", got "hard". Fix: choose one of them`,
        ]);
        refuses("a rule the pack does not have", insert("policy: { levels: { rds-encrytion: off } }"), [
            `${ENVIRONMENT}: policy.levels: must name rules the policy pack has, got "rds-encrytion". Fix: did you mean rds-encryption?`,
        ]);
    });

    describe("of the environment's name", () => {
        for (const name of ["Dev_1", "review-pr-1234567890123"]) {
            it(`refuses ${name}`, async () => {
                const { code, err } = await checkWith((repository) => {
                    repository.write(`environments/${name}/environment.yaml`, "layout: single\n");
                });
                assert.equal(code, 1);
                const problem = `an environment's name must be lower-case words joined by hyphens, at most 20 characters, since AWS names carry it, got "${name}". Fix: rename the folder`;
                assert.ok(err.split("\n").includes(`  - environments/${name}: ${problem}`), err);
            });
        }
    });
});
