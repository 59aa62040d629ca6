import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createLog } from "../telemetry/log.ts";
import { type Flags, openFlags } from "./flags.ts";

const log = createLog(
    { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
    { write: () => undefined },
);

describe("flags", () => {
    let folder: string;
    let flags: Flags | undefined;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "reference-flags-"));
    });
    afterEach(async () => {
        await flags?.close();
        flags = undefined;
        rmSync(folder, { recursive: true });
    });
    const write = (text: string): string => {
        const file = path.join(folder, "flags.json");
        writeFileSync(file, text);
        return file;
    };

    it("are what the code says where there is no file, or none of them in it", async () => {
        flags = await openFlags(undefined, log);
        assert.equal(await flags.isOn("free-shipping"), false);
        await flags.close();
        flags = await openFlags(write('{ "another": true }'), log);
        assert.equal(await flags.isOn("free-shipping"), false);
    });

    it("are what their file says", async () => {
        flags = await openFlags(write('{ "free-shipping": true }'), log);
        assert.equal(await flags.isOn("free-shipping"), true);
    });

    it("change with their file, and stay as they were while it cannot be read", async () => {
        let lines = "";
        const told = createLog(
            { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
            { write: (line) => void (lines += line) },
        );
        const heard = async (words: string) => {
            while (!lines.includes(words)) await pause(10);
        };
        flags = await openFlags(write('{ "free-shipping": true }'), told, 20);
        write('{ "free-shipping": ');
        await heard("they stay as they were");
        assert.equal(await flags.isOn("free-shipping"), true);
        write('{ "free-shipping": false }');
        await heard("flags read again");
        assert.equal(await flags.isOn("free-shipping"), false);
    });

    it("stay as they were when their file goes, of which the log tells once", async () => {
        const lines: string[] = [];
        const told = createLog(
            { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
            { write: (line) => void lines.push(line) },
        );
        const file = write('{ "free-shipping": true }');
        flags = await openFlags(file, told, 5);
        rmSync(file);
        while (lines.length === 0) await pause(5);
        await pause(50);
        assert.equal(lines.length, 1);
        assert.match(lines[0] ?? "", /ENOENT/);
        assert.equal(await flags.isOn("free-shipping"), true);
    });

    it("refuses a file that says something else, at the start", async () => {
        for (const text of ["{", '{ "free-shipping": "yes" }', "[]"]) await assert.rejects(openFlags(write(text), log));
        await assert.rejects(openFlags(path.join(folder, "missing.json"), log));
    });
});
