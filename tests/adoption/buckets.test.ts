import assert from "node:assert/strict";
import { Adoption, type Entry, madeUpId, type Report } from "./adopt.ts";

const BUCKET = "aws:s3/bucket:Bucket";

describe("adopting buckets of an account, and what is set on them", function () {
    this.timeout(120_000);
    const adoption = new Adoption();
    /** Names of buckets by child. */
    const names = new Map<string, string>();
    let report: Report;

    before(async () => {
        const listed = (await adoption.list("account", "shared")).filter(({ type }) =>
            type.startsWith("aws:s3/bucket"),
        );
        const ids: Record<string, Entry> = {};
        for (const [number, one] of listed.filter(({ type }) => type === BUCKET).entries()) {
            names.set(one.child, madeUpId(one, number));
            // Of one of them somebody has looked something up.
            ids[one.child] =
                number > 0 ? madeUpId(one, number) : { id: madeUpId(one, number), found: { forceDestroy: true } };
        }
        for (const one of listed.filter(({ type }) => type !== BUCKET)) {
            // `config-access-logs-policy` belongs to `config-access-logs-bucket`, not to `config-bucket`.
            const [, name] =
                [...names]
                    .sort(([one], [other]) => other.length - one.length)
                    .find(([bucket]) => one.child.startsWith(bucket.replace(/bucket$/, ""))) ?? [];
            ids[one.child] = name ?? assert.fail(one.child);
        }
        report = await adoption.report("account", "shared", ids);
    });

    after(() => adoption.remove());

    it("knows their names wherever the component uses them", () => {
        assert.ok(names.size > 0);
        const uses = report.adopted.flatMap(({ properties }) => properties).filter(({ path }) => path === "bucket");
        const known = uses.filter(({ component }) => [...names.values()].includes(String(component)));
        assert.ok(known.length > names.size, JSON.stringify(uses));
    });

    it("finds what differs, and knows nothing of the others", () => {
        const [first] = names.keys();
        const { verdict, properties } = report.adopted.find(({ child }) => child === first) ?? assert.fail();
        assert.equal(verdict, "update");
        const { effect, found } = properties.find(({ path }) => path === "forceDestroy") ?? assert.fail();
        assert.deepEqual([effect, found], ["update", true]);
        for (const { child, verdict } of report.adopted) if (child !== first) assert.equal(verdict, "unknown", child);
    });
});
