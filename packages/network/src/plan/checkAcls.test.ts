import { testRefusals, testTaken } from "./testdata/refusals.ts";

const peers = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`p${index}`, `10.${index + 1}.0.0/16`]));

describe("the settings of network ACLs", () => {
    testRefusals([
        {
            of: "SSH from the internet",
            change: { networkAcls: { publicPorts: [443, 22] } },
            path: "networkAcls.publicPorts[1]",
            rule: /administers machines/,
            fix: /Session Manager/,
        },
        {
            of: "what is no port",
            change: { networkAcls: { publicPorts: [70000] } },
            path: "networkAcls.publicPorts[0]",
            rule: /from 1 to 65535/,
            fix: /port that clients/,
        },
        {
            of: "a port twice",
            change: { networkAcls: { publicPorts: [443, 443] } },
            path: "networkAcls.publicPorts[1]",
            rule: /once/,
            fix: /remove one 443/,
        },
        {
            of: "the internet as a peer",
            change: { networkAcls: { peers: { world: "0.0.0.0/0" } } },
            path: "networkAcls.peers.world",
            rule: /whole internet/,
            fix: /own block/,
        },
        {
            of: "a malformed peer",
            change: { networkAcls: { peers: { office: "10.1.0.1/16" } } },
            path: "networkAcls.peers.office",
            rule: /host bits/,
            fix: /10\.1\.0\.0\/16/,
        },
        {
            of: "more entries than an ACL takes",
            change: { networkAcls: { publicPorts: [], peers } },
            path: "networkAcls",
            rule: /at most 12 ports and peers/,
            fix: /larger blocks/,
        },
    ]);

    testTaken("ACLs without any choice", { networkAcls: {} });
    testTaken("no public port at all", { networkAcls: { publicPorts: [] } });
});
