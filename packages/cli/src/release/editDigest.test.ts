import assert from "node:assert/strict";
import { editDigest } from "./editDigest.ts";

const [OLD, NEW] = ["a", "b"].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string];

describe("a digest in a settings file", () => {
    it("changes, and nothing else does: comments, order, quotes and line ends stay", () => {
        for (const quote of ["", '"', "'"]) {
            const before = `# Ours.\r\nweb: {  cpu: 1 }   # odd\r\nimage:\r\n  digest: ${quote}${OLD}${quote} # of May\r\n  repository: r\r\n`;
            assert.equal(editDigest(before, NEW), before.replace(OLD, NEW));
        }
        assert.equal(
            editDigest(`image: { repository: r, digest: ${OLD} }`, NEW),
            `image: { repository: r, digest: ${NEW} }`,
        );
    });

    it("is left alone where it stands for more than itself, or is not there", () => {
        assert.equal(editDigest(`image: { digest: &d ${OLD} }\nother: *d\n`, NEW), undefined);
        assert.equal(editDigest(`d: &d ${OLD}\nimage: { digest: *d }\n`, NEW), undefined);
        assert.equal(editDigest("image: {}\n", NEW), undefined);
        assert.equal(editDigest("image: [\n", NEW), undefined);
    });
});
