import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspectEnvironment, releaseValues } from "@plinth/core/settings";
import { parseDocument } from "yaml";
import { settings } from "./settings.ts";

type Path = readonly (string | number)[];

const ENVIRONMENTS = join(import.meta.dirname, "../../environments");

/** The shipped settings of dev, changed by each test: rules across files need the other files whole. */
describe("settings of the reference service, together with others", () => {
    let repository: string;

    beforeEach(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-reference-"));
        cpSync(join(ENVIRONMENTS, "dev"), join(repository, "environments/dev"), { recursive: true });
    });

    afterEach(() => {
        rmSync(repository, { recursive: true });
    });

    function change(file: string, path: Path, value: unknown): void {
        const name = join(repository, "environments/dev", file);
        const document = parseDocument(readFileSync(name, "utf8"));
        if (value === undefined) document.deleteIn(path);
        else document.setIn(path, document.createNode(value));
        writeFileSync(name, String(document));
    }

    function problems(): string[] {
        const found = inspectEnvironment({ repository, environment: "dev", layers: [settings] });
        return found.problems.map(({ path, rule, fix }) => `${path}: ${rule}. ${fix}`);
    }

    it("are fine as shipped, and have the digest as their release", () => {
        assert.deepEqual(problems(), []);
        const { files } = inspectEnvironment({ repository, environment: "dev", layers: [settings] });
        const own = files.get("reference");
        assert.ok(own !== undefined);
        const { image } = own.parsed as { image: { digest: string } };
        assert.deepEqual(releaseValues(own), { "image.digest": image.digest });
    });

    it("refuses a database that the cluster is not let into, and a cache user that signs in otherwise", () => {
        change("cluster.yaml", ["instances", "main", "connectTo", "databases"], []);
        change("reference.yaml", ["cache", "auth"], "password");
        assert.deepEqual(problems(), [
            "database.name: must be open for the cluster: connectTo.databases of main in cluster.yaml does not hold it. add orders there",
            "cache.auth: must be iam, as app of sessions signs in. set auth: iam",
        ]);
    });

    it("refuses a database in an environment without databases", () => {
        change("environment.yaml", ["layers"], ["network", "cache", "cluster", "platform", "reference"]);
        change("cluster.yaml", ["instances", "main", "connectTo", "databases"], []);
        assert.deepEqual(problems(), [
            "database.name: needs layer database, which this environment does not have. remove it, or add database to layers in environment.yaml",
        ]);
    });

    it("refuses a platform without what it relies on, each where it is needed", () => {
        for (const addOn of ["loadBalancing", "telemetry"])
            change("platform.yaml", ["clusters", "main", addOn], undefined);
        assert.deepEqual(
            problems().map((problem) => problem.split(" of main")[0]),
            ["ingress: needs loadBalancing", "telemetry: needs telemetry", "slo: needs telemetry.serviceLevels"],
        );
    });

    it("refuses a worker that its image does not have, a tag, and a promise of nothing, all at once", () => {
        change("reference.yaml", ["workers", "mail"], {});
        change("reference.yaml", ["image", "digest"], "v1.2.3");
        change("reference.yaml", ["slo"], {});
        assert.deepEqual(
            problems()
                .map((problem) => problem.split(":")[0])
                .toSorted(),
            ["image.digest", "slo", "workers.mail"],
        );
    });
});
