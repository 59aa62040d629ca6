import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspectEnvironment } from "@plinth/core/settings";
import { isMap, parseDocument } from "yaml";
import { settings } from "./settings.ts";

type Path = readonly (string | number)[];

/** The shipped settings of dev, changed by each test: rules across files need the other files whole. */
describe("settings of the platform layer, together with others", () => {
    let repository: string;

    beforeEach(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-platform-"));
        cpSync(join(import.meta.dirname, "../../environments/dev"), join(repository, "environments/dev"), {
            recursive: true,
        });
    });

    afterEach(() => {
        rmSync(repository, { recursive: true });
    });

    function change(file: string, path: Path, value: unknown): void {
        const name = join(repository, "environments/dev", file);
        const document = parseDocument(readFileSync(name, "utf8"));
        document.setIn(path, document.createNode(value));
        assert.ok(isMap(document.contents));
        writeFileSync(name, String(document));
    }

    function problems() {
        return inspectEnvironment({ repository, environment: "dev", layers: [settings] }).problems.map(
            ({ file: _file, ...problem }) => problem,
        );
    }

    it("are fine as shipped", () => {
        assert.deepEqual(problems(), []);
    });

    it("refuses add-ons of a cluster that there is not, and suggests the one meant", () => {
        change("platform.yaml", ["clusters", "mian"], {});
        const [problem, ...others] = problems();
        assert.deepEqual(others, []);
        assert.equal(problem?.path, "clusters.mian");
        assert.match(problem.fix, /main/);
    });

    it("refuses what the cluster brings: its add-on for metrics, and Auto Mode's own parts", () => {
        change("cluster.yaml", ["instances", "main", "addOns", "metrics-server"], { version: "v0.8.0-eksbuild.2" });
        assert.deepEqual(
            problems().map(({ path }) => path),
            ["clusters.main.metricsServer"],
        );
        change("cluster.yaml", ["instances", "main"], {
            version: "1.36",
            access: { platform: { roleArn: "arn:aws:iam::222222222222:role/platform-admin", level: "cluster-admin" } },
            autoMode: {},
        });
        assert.deepEqual(
            problems().map(({ path }) => path),
            ["clusters.main.autoMode"],
        );
        change("platform.yaml", ["clusters", "main", "autoMode"], true);
        assert.deepEqual(
            problems().map(({ path }) => path),
            ["clusters.main.loadBalancing.by"],
        );
        change("platform.yaml", ["clusters", "main", "loadBalancing", "by"], "autoMode");
        assert.deepEqual(problems(), []);
    });

    it("refuses a file without a cluster, and options that nothing has", () => {
        change("platform.yaml", ["clusters"], {});
        assert.deepEqual(
            problems().map(({ path, rule }) => [path, rule]),
            [["clusters", "must hold at least one cluster"]],
        );
        change("platform.yaml", ["clusters"], { main: { metricServer: {} } });
        assert.match(
            problems()
                .map(({ fix }) => fix)
                .join(),
            /metricsServer/,
        );
    });
});
