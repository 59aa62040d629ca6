import assert from "node:assert/strict";
import { compare } from "@plinth/plan";
import { renderText } from "../text/renderText.ts";
import { renderVerdict } from "../text/verdict.ts";
import { plan, resource, stack } from "../testdata/plans.ts";
import { Secret, unknown } from "@plinth/plan";

const DATABASE = "aws:rds/instance:Instance";
const replacedBy = (type: string) => (type === DATABASE ? ["dbName"] : type.startsWith("aws:") ? [] : undefined);

function compared(old: Parameters<typeof stack>[0], now: Parameters<typeof stack>[0], allowReplace: string[] = []) {
    const comparison = compare({
        now: [stack(now, { outputs: { endpoint: unknown } })],
        other: { stacks: [stack(old)], kind: "plan" },
        against: { kind: "revision", revision: "main", commit: "0123456789abcdef" },
        replacedBy,
        allowReplace,
    });
    return plan([stack(now)], [], { comparison });
}

/** From the line that says what is compared to the empty line before the summary. */
function section(text: string): string {
    const lines = text.split("\n");
    const from = lines.findIndex((line) => line.startsWith("Compared with"));
    const to = lines.findIndex((line, index) => index > from && /^\d+ resources? in/.test(line));
    return lines.slice(from, to - 1).join("\n");
}

describe("the text of a comparison", () => {
    const old = [
        resource(DATABASE, "orders", { inputs: { dbName: "a", multiAz: true, password: new Secret("1") } }),
        resource("aws:sqs/queue:Queue", "gone"),
        resource("other:index:Thing", "thing", { inputs: { size: 1 } }),
    ];
    const now = [
        resource(DATABASE, "orders", {
            inputs: { dbName: "b", password: new Secret("2") },
            options: { protect: true },
        }),
        resource("aws:ec2/subnet:Subnet", "net-a", {}),
        resource("aws:ec2/subnet:Subnet", "net-b", {}),
        resource("aws:ec2/subnet:Subnet", "net-c", {}),
        resource("other:index:Thing", "thing", { inputs: { size: 2 } }),
    ];

    it("has dangers first, then what happens to each resource and why", () => {
        const lines = section(renderText(compared(old, now), { width: 100, color: false }));
        assert.equal(
            lines,
            `Compared with main (0123456789): 3 created, 1 updated or replaced, 1 replaced, 1 deleted

Dangers (2)
✗ replaces a database: dbName changes (data may be lost, refused)
    aws:rds Instance: orders in plinth-network
    the data goes with it, and so do its automated backups; only snapshots stay
      (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html)
    To allow it: --allow-replace 'urn:pulumi:dev::plinth-network::aws:rds/instance:Instance::orders'
✗ deletes messages (data may be lost, refused)
    aws:sqs Queue: gone in plinth-network
    those that were not processed yet go with it (declarations of @pulumi/aws 7.48)
    To allow it: --allow-replace 'urn:pulumi:dev::plinth-network::aws:sqs/queue:Queue::gone'

plinth-network: 3 created, 1 updated or replaced, 1 replaced, 1 deleted
  + create aws:ec2 Subnet: net-{a,b,c}
  ? update or replace other Thing thing
      size: 1 → 2
  ± replace aws:rds Instance orders
      dbName: "a" → "b" (replaces)
      multiAz: true (removed)
      password: [secret] (changed)
      option protect: nothing → true
  - delete aws:sqs Queue: gone
  output endpoint: known after deployment (added)`,
        );
    });

    it("says that there is nothing, where there is nothing", () => {
        const lines = section(renderText({ ...compared(old, old), stacks: [] }, { width: 100, color: false }));
        assert.match(
            lines,
            /^Compared with main \(0123456789\): no changes\n\nNo dangers found\.\n\nplinth-network: no changes/,
        );
    });

    it("is refused in the last lines, unless everything is allowed", () => {
        const urns = [DATABASE, "aws:sqs/queue:Queue"].map(
            (type, index) => `urn:pulumi:dev::plinth-network::${type}::${["orders", "gone"][index]}`,
        );
        assert.match(
            renderVerdict(compared(old, now), { width: 200, color: false }),
            /^dev is refused: 2 resources that hold something would be replaced or deleted\.\nNext: keep them/m,
        );
        assert.match(renderVerdict(compared(old, now, urns), { width: 200, color: false }), /^dev is clean\./m);
    });
});
