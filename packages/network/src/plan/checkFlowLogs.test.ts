import { testRefusals } from "./testdata/refusals.ts";

describe("the fields of flow logs", () => {
    testRefusals([
        {
            of: "a field AWS does not have",
            change: { flowLogs: { fields: ["srcaddr", "dst-addr"] } },
            path: "flowLogs.fields[1]",
            rule: /field of flow log records/,
            fix: /did you mean dstaddr\?/,
        },
        {
            of: "a field twice",
            change: { flowLogs: { fields: ["srcaddr", "srcaddr"] } },
            path: "flowLogs.fields[1]",
            rule: /once/,
            fix: /remove one srcaddr/,
        },
        {
            of: "records with nothing in them",
            change: { flowLogs: { fields: [] } },
            path: "flowLogs.fields",
            rule: /at least one field/,
            fix: /default ones/,
        },
    ]);
});
