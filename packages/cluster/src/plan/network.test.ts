import assert from "node:assert/strict";
import { checkPublicAccess, checkServiceCidr, dnsCidrOf } from "./network.ts";

describe("checkServiceCidr", () => {
    for (const block of [
        undefined,
        "172.20.0.0/16",
        "10.100.0.0/16",
        "10.0.0.0/12",
        "192.168.255.0/24",
        "172.31.240.0/20",
    ]) {
        it(`accepts ${block ?? "the default"}`, () => {
            assert.deepEqual(checkServiceCidr(block), []);
        });
    }

    for (const block of [
        "10.0.0.0/8",
        "10.0.0.0/11",
        "10.0.0.0/25",
        "172.32.0.0/16",
        "192.169.0.0/16",
        "100.64.0.0/16",
        "0.0.0.0/12",
    ]) {
        it(`refuses ${block}, outside what EKS takes`, () => {
            assert.deepEqual(checkServiceCidr(block), [
                {
                    path: ["serviceCidr"],
                    rule: "must be a block from /24 to /12 inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16",
                    value: block,
                    fix: "choose one that nothing else uses, such as 172.20.0.0/16",
                },
            ]);
        });
    }

    const noBlock = "must be an IPv4 CIDR block such as 10.0.0.0/16";
    for (const [text, rule] of [
        ["172.20.0.0", noBlock],
        ["172.20.0.1/16", "must start at the first address of its block (no host bits set)"],
        ["172.20.0/16", noBlock],
        ["172.256.0.0/16", noBlock],
        ["172.20.0.0/33", noBlock],
        ["fd00::/108", noBlock],
        ["", noBlock],
    ]) {
        it(`refuses ${JSON.stringify(text)}, which is no block`, () => {
            const [problem] = checkServiceCidr(text);
            assert.deepEqual([problem?.path, problem?.rule, problem?.value], [["serviceCidr"], rule, text]);
        });
    }
});

describe("checkPublicAccess", () => {
    const reason = "runners without a VPN";

    it("refuses access without a reason", () => {
        const [problem] = checkPublicAccess({ cidrs: ["1.2.3.0/24"], reason: " " });
        assert.deepEqual(problem, {
            path: ["publicAccess", "reason"],
            rule: "must say in at least 10 characters why the Kubernetes API is reached from the internet",
            value: " ",
            fix: "write the reason, or remove publicAccess and work from inside the VPC",
        });
    });

    for (const block of ["10.1.0.0/24", "203.0.113.0/25"]) {
        it(`refuses ${block}, from where nobody on the internet comes`, () => {
            const [problem] = checkPublicAccess({ cidrs: [block], reason });
            assert.deepEqual(problem?.path, ["publicAccess", "cidrs", 0]);
            assert.match(problem.rule, /^must not lie in (10\.0\.0\.0\/8|203\.0\.113\.0\/24): nobody/);
        });
    }

    it("accepts a private endpoint, and named networks", () => {
        assert.deepEqual(checkPublicAccess(undefined), []);
        assert.deepEqual(checkPublicAccess({ cidrs: ["1.2.3.0/24", "1.2.4.7/32", "12.0.0.0/9"], reason }), []);
    });

    for (const block of ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "12.0.0.0/8"]) {
        it(`refuses ${block}: the internet, or a large piece of it`, () => {
            assert.deepEqual(checkPublicAccess({ cidrs: ["1.2.3.0/24", block], reason }), [
                {
                    path: ["publicAccess", "cidrs", 1],
                    rule: "must be /9 or narrower: the Kubernetes API must not be open to the internet",
                    value: block,
                    fix: "list the addresses of your offices and runners, or remove publicAccess and work from inside the VPC",
                },
            ]);
        });
    }

    it("refuses an empty list, and text that is no block", () => {
        assert.equal(checkPublicAccess({ cidrs: [], reason })[0]?.rule, "must name at least one block");
        const [problem] = checkPublicAccess({ cidrs: ["office"], reason });
        assert.deepEqual(problem?.path, ["publicAccess", "cidrs", 0]);
        assert.equal(problem.value, "office");
    });
});

describe("the address that pods ask for names", () => {
    for (const [services, dns] of [
        ["172.20.0.0/16", "172.20.0.10/32"],
        ["10.100.64.0/24", "10.100.64.10/32"],
    ] as const) {
        it(`is the tenth of the services' ${services}`, () => {
            assert.equal(dnsCidrOf(services), dns);
        });
    }
});
