import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../catalogue/allRules.ts";
import { waiting } from "../catalogue/waiting.ts";
import { defaultLevel } from "../rule/rule.ts";
import { controlsOf, frameworks } from "./controls.ts";
import withoutControls from "./withoutControls.json" with { type: "json" };

const ids = new Set(allRules.map((rule) => rule.id));

describe("controls of published frameworks", () => {
    for (const { id, name, version, source, retrieved, controls } of frameworks()) {
        it(`${id}: every control has a number of its own, a title and rules that exist`, () => {
            assert.ok(name !== "" && version !== "" && source !== "" && /^\d{4}-\d\d-\d\d$/.test(retrieved));
            assert.equal(new Set(controls.map((control) => control.id)).size, controls.length);
            for (const control of controls) {
                assert.match(control.title, /^\S.*[^.]$/, control.id);
                assert.deepEqual(control.rules, [...new Set(control.rules)].sort(), control.id);
                assert.deepEqual(
                    control.rules.filter((rule) => !ids.has(rule)),
                    [],
                    control.id,
                );
            }
        });

        it(`${id}: says which controls no rule looks after`, () => {
            assert.ok(controls.some((control) => control.rules.length > 0));
            assert.ok(controls.some((control) => control.rules.length === 0));
        });
    }

    it("stand in files that are all read, each framework once", () => {
        const files = readdirSync(join(import.meta.dirname, "frameworks"));
        assert.equal(frameworks().length, files.length);
        assert.equal(new Set(frameworks().map(({ id }) => id)).size, files.length);
    });

    it("are found by rule, in the order of the frameworks", () => {
        const [first, ...others] = controlsOf("s3-tls-only");
        assert.deepEqual(first, { framework: "FSBP", id: "S3.5" });
        assert.deepEqual(
            others.filter(({ framework }) => framework !== "NIST 800-53r5"),
            [
                { framework: "CIS AWS", id: "2.1.1" },
                { framework: "PCI DSS", id: "4.2.1" },
            ],
        );
        assert.deepEqual(controlsOf("no-such-rule"), []);
    });

    it("exist for every mandatory rule, or the reason why there is none", () => {
        const missing = allRules.filter(
            (rule) => defaultLevel(rule) === "mandatory" && controlsOf(rule.id).length === 0,
        );
        assert.deepEqual(missing.map((rule) => rule.id).sort(), Object.keys(withoutControls).sort());
        assert.ok(waiting.every((rule) => !ids.has(rule.id)));
    });

    it("are not read when the pack starts", () => {
        const script = `
            const fs = process.getBuiltinModule("node:fs");
            const read = fs.readFileSync;
            const seen = [];
            fs.readFileSync = (path, ...rest) => { seen.push(String(path)); return read(path, ...rest); };
            process.getBuiltinModule("node:module").syncBuiltinESMExports();
            await import(${JSON.stringify(join(import.meta.dirname, "../catalogue/catalogue.ts"))});
            console.log(seen.filter((path) => path.includes("frameworks")).length);
        `;
        const out = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
        assert.equal(out.trim(), "0");
    });
});
