import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const plinth = join(root, "packages/cli/bin/plinth.js");

interface Location {
    readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number; readonly startColumn?: number };
    };
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
}

/** Where every verdict on an environment points to; passes are there, too, so that none needs to be wrong. */
function locationsOf(environment: string): Location[] {
    const argv = [plinth, "preview", environment, "--format", "sarif", "--include", "pass,notApplicable"];
    const printed = execFileSync(process.execPath, argv, {
        cwd: join(root, "docs"),
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        maxBuffer: 64 * 1024 * 1024,
    });
    const log = JSON.parse(printed) as { runs: { results: { locations: Location[] }[] }[] };
    return log.runs.flatMap(({ results }) => results.flatMap(({ locations }) => locations));
}

/** Stacks and default providers: no line of a program makes them. */
const MADE_BY_PULUMI = /::(pulumi:pulumi:Stack|pulumi:providers:\w+::default)/;
/** What a layer of its own has before it is built: made once the stacks above have answered, when no line of the program is at work. */
const MADE_BEFORE = /::(pulumi:providers:aws::aws|plinth:core:Upstream::[\w-]+-upstream)$/;

/**
 * A call that makes: a constructor, or in a layer's first file what makes its provider and its references, the provider
 * of a cluster, a service, or its dashboard.
 */
const MADE_BY = /^(new |super\(|runLayer\(|clusterProvider\(|buildService\(|makeLayerDashboard\()/;

describe("places that reports point to", () => {
    for (const [environment, file] of [
        ["dev", /^stacks\/[\w-]+\/(layer\.ts|peers\.ts|index\.js)$/],
        ["sandbox", /^(stacks|packages)\/[\w/-]+\.ts$/],
    ] as const) {
        it(`are lines of ${environment}'s own programs, where a resource or its component is made`, () => {
            const locations = locationsOf(environment);
            assert.ok(locations.length > 50, String(locations.length));
            for (const { physicalLocation, logicalLocations } of locations) {
                const { artifactLocation, region } = physicalLocation;
                const urn = logicalLocations[0]?.fullyQualifiedName ?? "";
                const at = `${urn} at ${artifactLocation.uri}:${region.startLine}:${region.startColumn}`;
                if (MADE_BY_PULUMI.test(urn) || (environment === "dev" && MADE_BEFORE.test(urn))) {
                    assert.match(at, /Pulumi\.yaml:1:undefined$/);
                    continue;
                }
                assert.match(artifactLocation.uri, file, at);
                const text = readFileSync(join(root, decodeURIComponent(artifactLocation.uri)), "utf8").split("\n");
                const line = text[region.startLine - 1]?.slice((region.startColumn ?? 1) - 1) ?? "";
                assert.match(line, MADE_BY, `${at} is ${line}`);
            }
        });
    }
});
