import assert from "node:assert/strict";
import { Secret } from "@plinth/plan";
import { onBox, policy } from "./testdata/policies.ts";
import { Programs } from "./testdata/programs.ts";
import { run } from "./testdata/run.ts";

describe("policy packs that correct resources", () => {
    const programs = new Programs();
    after(() => programs.remove());

    const boxes = `
class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super("test:index:Box", name, { ...args }, opts); }
}
export default () => {
    const first = new Box("first", { size: 1, password: pulumi.secret("hunter2-secret") });
    return { size: first.size };
};`;
    const remediate = (name: string, body: string): string =>
        policy(
            name,
            `enforcementLevel: "remediate", remediateResource: (args) => {
                    if (args.type !== "test:index:Box") return;
                    ${body}
                }`,
        );
    const judge = policy("judges", `enforcementLevel: "mandatory", ${onBox(`report("size is " + args.props.size);`)}`);

    it("do so one after the other, before any of them judges, and the plan says who did what", async () => {
        const doubles = programs.pack(
            "doubles",
            `${judge}, ${remediate("doubles", "args.props.size *= 2; args.props.password = 'changed'; return args.props;")}`,
        );
        const adds = programs.pack(
            "adds",
            remediate("adds", "args.props.size += 5; delete args.props.gone; return args.props;"),
        );
        const ran = await run(programs.write("corrected", boxes), { policyPacks: [doubles, adds], passes: 2 });
        const { inputs, policyChanges } = ran.resource("first");
        assert.equal(inputs["size"], 7);
        assert.ok(inputs["password"] instanceof Secret);
        assert.deepEqual(
            policyChanges?.map(({ pack, rule, property, before, after }) => [pack, rule, property, before, after]),
            [
                ["doubles", "doubles", "password", new Secret("hunter2-secret"), new Secret("changed")],
                ["doubles", "doubles", "size", 1, 2],
                ["adds", "adds", "size", 2, 7],
            ],
        );
        const judged = ran.result.findings.filter(({ outcome }) => outcome === "violation");
        assert.deepEqual(
            judged.map(({ message }) => message),
            ["Says judges\nsize is 7"],
        );
    });

    it("say where they cannot, and fail the program where they break", async () => {
        const reads = programs.pack("reads", remediate("reads", "if (args.props.later === 1) return args.props;"));
        const later = boxes.replace("return {", 'new Box("second", { later: first.id }); return {');
        const ran = await run(programs.write("unknown", later), { policyPacks: [reads] });
        const [finding] = ran.result.findings.filter(({ rule }) => rule === "reads" && ran.result.failed === false);
        assert.equal(finding?.outcome, "unverified");
        assert.equal(finding.level, "advisory");
        const breaks = programs.pack("breaks", remediate("breaks", 'throw new Error("broken rule");'));
        const failed = await run(programs.write("broken", boxes), { policyPacks: [breaks] });
        assert.equal(failed.result.failed, true);
        assert.match(failed.said("error").join("\n"), /broken rule/);
    });

    it("are refused where they were said to change nothing", async () => {
        const quiet = programs.pack("quiet", remediate("quiet", "return args.props;"));
        const ran = await run(programs.write("quietly", boxes), {
            policyPacks: [quiet],
            corrects: { [quiet]: false },
        });
        assert.match(ran.said("error").join("\n"), /has rules of level remediate, which the settings .* do not name/);
    });
});
