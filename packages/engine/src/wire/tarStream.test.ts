import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TAR_END, tarEntry } from "./tarStream.ts";

describe("tarEntry", () => {
    const folder = mkdtempSync(join(tmpdir(), "plinth-tar-"));
    after(() => rmSync(folder, { recursive: true }));

    const long = `${"folder/".repeat(20)}${"f".repeat(90)}.txt`;
    const unsplittable = "n".repeat(120);
    const names = ["plain.txt", "a/b.txt", long, unsplittable, "ünïcödé.txt"];

    it("writes what tar reads, however long or foreign a name is", () => {
        const archive = join(folder, "archive.tar");
        const entries = names.flatMap((name) => tarEntry(name, Buffer.from(`content of ${name}`)));
        writeFileSync(archive, Buffer.concat([...entries, TAR_END]));
        execFileSync("tar", ["-xf", archive, "-C", folder]);
        for (const name of names) assert.equal(readFileSync(join(folder, name), "utf8"), `content of ${name}`);
    });

    it("writes whole blocks", () => {
        for (const size of [0, 1, 512, 513]) {
            const bytes = Buffer.concat(tarEntry("name", Buffer.alloc(size)));
            assert.equal(bytes.length, 512 + Math.ceil(size / 512) * 512);
        }
    });
});
