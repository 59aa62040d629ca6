import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { effectiveSettings } from "./effectiveSettings.ts";

describe("the effective settings of a layer in an environment", () => {
    let root: string;
    const write = (file: string, text: string) => {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
    };
    const settings = (layer: string, environment = "dev", date = "2026-11-21") =>
        effectiveSettings(root, layer, environment, date);

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "plinth-settings-"));
        write("environments/dev/environment.yaml", "layout: layered\ntags: { Owner: a, Project: b }\n");
        write("environments/dev/network.yaml", "cidr: 10.0.0.0/16\nzones: 2\n");
        write("environments/dev/database.yaml", "instances: {}\n");
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    it("do not change with comments or the order of keys", () => {
        const before = settings("network");
        write("environments/dev/network.yaml", "# why\nzones: 2\ncidr: 10.0.0.0/16\n");
        assert.equal(settings("network"), before);
    });

    it("change with each value, the stack configuration, the environment, its own settings and the day", () => {
        const seen = new Set([settings("network"), settings("network", "dev", "2026-11-22")]);
        write("environments/dev/network.yaml", "cidr: 10.0.0.0/16\nzones: 3\n");
        seen.add(settings("network"));
        write("stacks/network/Pulumi.dev.yaml", "config:\n  plinth-network:zones: 4\n");
        seen.add(settings("network"));
        write("environments/dev/environment.yaml", "layout: layered\ntags: { Owner: c, Project: b }\n");
        seen.add(settings("network"));
        assert.equal(seen.size, 5);
    });

    it("leave out what other layers and environments are told", () => {
        const before = settings("network");
        write("environments/dev/database.yaml", "instances: { orders: {} }\n");
        write("environments/prod/network.yaml", "zones: 3\n");
        write("stacks/network/Pulumi.prod.yaml", "config: {}\n");
        assert.equal(settings("network"), before);
    });

    it("hold every layer's settings for an environment that is one stack", () => {
        const before = settings("environment");
        write("environments/dev/database.yaml", "instances: { orders: {} }\n");
        assert.notEqual(settings("environment"), before);
    });

    it("hold the settings of a layer taken from another environment", () => {
        write("environments/dev/environment.yaml", "upstream: { account: shared }\n");
        write("environments/shared/account.yaml", "trail: created\n");
        const before = settings("network");
        write("environments/shared/account.yaml", "trail: adopted\n");
        assert.notEqual(settings("network"), before);
    });

    it("hold what the layer takes over, and not what others do", () => {
        const before = [settings("network"), settings("environment")];
        write("environments/dev/adopt/database.yaml", "database-orders-instance: orders\n");
        assert.equal(settings("network"), before[0]);
        assert.notEqual(settings("environment"), before[1]);
        write("environments/dev/adopt/network.yaml", "network-vpc: vpc-1\n");
        assert.notEqual(settings("network"), before[0]);
    });

    it("change with the text of a file that is no YAML, which the preview then refuses", () => {
        write("environments/dev/network.yaml", "zones: [\n");
        const before = settings("network");
        write("environments/dev/network.yaml", "zones: [2\n");
        assert.notEqual(settings("network"), before);
    });
});
