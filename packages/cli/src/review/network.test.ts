import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { recordingHost } from "../testdata/host.ts";
import {
    addEnvironment,
    addLayer,
    smallRepository,
    type TemporaryRepository,
} from "../testdata/temporaryRepository.ts";
import { tagsOf } from "./record.ts";
import { FakeBackend } from "./testdata/backend.ts";
import { reviewUp } from "./up.ts";

const review = (more: string): string => `review: { kind: copy, monthlyCostCap: 50${more} }\n`;
const POOL = ", addresses: { pool: 10.192.0.0/12 }";

describe("the network of a review", () => {
    let repository: TemporaryRepository;
    let backend: FakeBackend;
    /** The block in the settings whenever the engine looks at them. */
    let deployed: string[];

    beforeEach(() => {
        repository = smallRepository();
        addLayer(repository, "network");
        repository.write(
            "stacks/network/settings.ts",
            `import { defineSettings } from "@plinth/core/settings";
import { z } from "zod";
const schema = z.strictObject({ cidr: z.string(), reservedCidrs: z.record(z.string(), z.string()).default({}) });
export const settings = defineSettings({ layer: "network", schema });
`,
        );
        write(POOL);
        backend = new FakeBackend();
        deployed = [];
        backend.engine("review-pr-7").during = () => {
            const file = join(repository.root, "environments/review-pr-7/network.yaml");
            deployed.push(/^cidr: (.*)$/m.exec(readFileSync(file, "utf8"))?.[1] ?? "none");
        };
    });

    afterEach(() => {
        repository.dispose();
    });

    function write(more: string): void {
        addEnvironment(repository, "dev", "layered", ["network"], review(more));
        repository.write(
            "environments/dev/network.yaml",
            "cidr: 10.192.112.0/20\nreservedCidrs: { prod: 10.40.0.0/16 }\n",
        );
    }

    async function up(): Promise<string | undefined> {
        const host = recordingHost({ cwd: repository.root });
        const options = { yes: true, format: "text", allowReplace: [] } as const;
        assert.equal(await reviewUp(7, options, host, backend.parts), 0, host.err());
        return backend.tags.get("review-pr-7")?.["plinth:cidr"];
    }

    it("has a block that meets neither the base's nor another review's, and keeps it", async () => {
        await backend.review(3, { base: "dev", cidr: "10.192.128.0/20" });
        assert.equal(await up(), "10.192.144.0/20");
        await backend.parts.stacks("", {}).then((stacks) => stacks.remove("review-pr-3"));
        assert.equal(await up(), "10.192.144.0/20");
        assert.deepEqual([...new Set(deployed)], ["10.192.144.0/20"]);
    });

    it("gives way where one with a smaller number has chosen the same block at the same time", async () => {
        const expires = "2026-11-22T00:00:00.000Z";
        const other = { number: 5, base: "dev", kind: "copy", expires, cidr: "10.192.128.0/20" } as const;
        await backend.deployed("review-pr-5");
        let lists = 0;
        backend.onList = () => {
            lists += 1;
            if (lists === 2) backend.tags.set("review-pr-5", tagsOf(other));
        };
        assert.equal(await up(), "10.192.144.0/20");
        assert.deepEqual(
            [...new Set(deployed)],
            ["10.192.144.0/20"],
            "it is deployed with the block that it has given up",
        );
    });

    it("refuses where nobody says where it may be, or no block is left", async () => {
        write("");
        await assert.rejects(
            up(),
            /a review of dev has a network of its own and nobody says where\. Fix: add addresses/,
        );
        write(", addresses: { pool: 10.192.112.0/20 }");
        await assert.rejects(
            up(),
            /no block of \/20 is left in 10\.192\.112\.0\/20: 0 reviews have one\. Fix: npx plinth review sweep/,
        );
    });
});
