import assert from "node:assert/strict";
import { formatPath, runChecks } from "@plinth/core/settings";
import { DOCKER_SECRET } from "../../testdata/registryArgs.ts";
import { registryChecks } from "./checkRegistry.ts";
import { checkRegistryPlace } from "./checkRegistryPlace.ts";
import type { RegistryShape } from "./shape.ts";

function problems(shape: RegistryShape): string[] {
    return runChecks(registryChecks, shape).map(({ path }) => formatPath(path));
}

const place = { account: "555555555555", region: "eu-west-1", ownPrefix: "plinth" };

describe("a registry's shape", () => {
    it("may have nothing, and everything", () => {
        assert.deepEqual(problems({}), []);
        assert.deepEqual(
            problems({
                replication: { prefixes: ["plinth", "shared/base"], to: [{ region: "eu-central-1" }], keepBuilds: 5 },
                receives: { from: ["777777777777"], prefixes: ["partner"] },
                pullThrough: {
                    quay: { upstream: "quay", keepImages: 5, untaggedDays: 1, movingTags: ["latest", "3.*"] },
                    azure: { upstream: "azure", registry: "contoso1", credentialArn: DOCKER_SECRET },
                },
            }),
            [],
        );
    });

    it("refuses what ECR takes no more of: 25 destinations, 100 prefixes, 50 upstreams, 5 patterns", () => {
        const many = (count: number) => Array.from({ length: count }, (_none, index) => index);
        const to = (count: number) =>
            many(count).map((index) => ({ region: "eu-west-1", account: `${100000000000 + index}` }));
        assert.deepEqual(problems({ replication: { to: to(25) } }), []);
        assert.deepEqual(problems({ replication: { to: to(26) } }), ["replication.to"]);
        const prefixes = (count: number) => many(count).map((index) => `team${index}`);
        const region = [{ region: "eu-west-1" }];
        assert.deepEqual(problems({ replication: { to: region, prefixes: prefixes(100) } }), []);
        assert.deepEqual(problems({ replication: { to: region, prefixes: prefixes(101) } }), ["replication.prefixes"]);
        const caches = (count: number) =>
            Object.fromEntries(many(count).map((index) => [`quay${index}`, { upstream: "quay" as const }]));
        assert.deepEqual(problems({ pullThrough: caches(50) }), []);
        assert.deepEqual(problems({ pullThrough: caches(51) }), ["pullThrough"]);
        const tags = many(6).map((index) => `${index}.*`);
        assert.deepEqual(problems({ pullThrough: { quay: { upstream: "quay", movingTags: tags } } }), [
            "pullThrough.quay.movingTags",
        ]);
    });

    it("refuses copies that go nowhere or twice to the same place, or come from nobody", () => {
        assert.deepEqual(problems({ replication: { to: [] } }), ["replication.to"]);
        const twice = [{ region: "eu-west-1" }, { region: "eu-west-1" }];
        assert.deepEqual(problems({ replication: { to: twice } }), ["replication.to"]);
        assert.deepEqual(problems({ receives: { from: [], prefixes: [] } }), ["receives.from", "receives.prefixes"]);
    });

    it("refuses prefixes with a slash behind, for everything, and longer than a rule takes", () => {
        for (const prefix of ["plinth/", "", "ROOT", "*"])
            assert.deepEqual(
                problems({ replication: { to: [{ region: "eu-west-1" }], prefixes: [prefix] } }),
                ["replication.prefixes[0]"],
                prefix,
            );
        for (const prefix of ["ROOT", "a".repeat(31)])
            assert.equal(problems({ pullThrough: { [prefix]: { upstream: "quay" } } }).length, 1, prefix);
    });

    it("refuses secrets that ECR does not read: of another name, account or region", () => {
        const rule = (credentialArn: string): RegistryShape => ({
            pullThrough: { hub: { upstream: "docker-hub", credentialArn } },
        });
        const other = DOCKER_SECRET.replace("ecr-pullthroughcache/", "");
        assert.deepEqual(problems(rule(other)), ["pullThrough.hub.credentialArn"]);
        for (const [from, to] of [
            ["eu-west-1", "eu-central-1"],
            ["555555555555", "666666666666"],
        ] as const) {
            const elsewhere = rule(DOCKER_SECRET.replace(from, to));
            assert.deepEqual(problems(elsewhere), []);
            assert.deepEqual(
                checkRegistryPlace(elsewhere, place).map(({ path }) => formatPath(path)),
                ["pullThrough.hub.credentialArn"],
            );
        }
        assert.deepEqual(checkRegistryPlace(rule(DOCKER_SECRET), place), []);
    });

    it("refuses caches where ECR has none, and over the registry's own names", () => {
        const cache = (prefix: string): RegistryShape => ({ pullThrough: { [prefix]: { upstream: "quay" } } });
        assert.equal(checkRegistryPlace(cache("quay"), { ...place, partition: "aws-cn" }).length, 1);
        for (const prefix of ["plinth", "plinth/quay"])
            assert.equal(checkRegistryPlace(cache(prefix), place).length, 1, prefix);
        assert.equal(checkRegistryPlace(cache("plinth-quay"), place).length, 0);
        assert.equal(checkRegistryPlace(cache("acme"), { ...place, ownPrefix: "acme/plinth" }).length, 1);
    });
});
